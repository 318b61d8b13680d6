-- Who read the text of a page.
alter table pages add column reader text not null default 'findbuch';

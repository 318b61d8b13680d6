-- What the text of a page is made of; nothing where an older program read it.
alter table pages add column structure blob not null default x'';

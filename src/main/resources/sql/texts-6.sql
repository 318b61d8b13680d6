-- Which version of the recognition has looked at a page, 0 for none; and how often a finished
-- reading has changed, as it does when text is recognised on its pages.
alter table pages add column recognised integer not null default 0;
alter table readings add column revision integer not null default 0;

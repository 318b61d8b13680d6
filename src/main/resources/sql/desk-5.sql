-- How often each document was looked at and taken along, by month (2026-11); nothing of by whom.
create table usage (
  document text not null,
  month text not null,
  views bigint not null,
  downloads bigint not null,
  primary key (document, month)
);

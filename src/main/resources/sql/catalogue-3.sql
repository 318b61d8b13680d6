-- Which work on its newest file each document waits for, and which version of it was done last; 0
-- stands for none. An erased document is in no lane.
create table lanes (
  document text not null references documents (id),
  lane text not null,
  version integer not null,
  waiting integer not null,
  added bigint not null,
  primary key (document, lane)
) without rowid;

insert into lanes (document, lane, version, waiting, added)
  select id, 'text', extraction, unread, added from documents where publication <> 'erased';

create index lanes_waiting on lanes (lane, added, document) where waiting = 1;
create index lanes_version on lanes (lane, version);

drop index documents_to_read;
drop index documents_extraction;
alter table documents drop column unread;
alter table documents drop column extraction;

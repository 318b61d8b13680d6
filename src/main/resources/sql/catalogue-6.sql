-- Which documents point to what, so that the other end can be asked, too.
create table pointers (
  target text not null,
  document text not null references documents (id),
  primary key (target, document)
) without rowid;

create index pointers_document on pointers (document);

insert or ignore into pointers (target, document)
  select json_extract(each.value, '$.target'), documents.id
  from documents, json_each(documents.record, '$.metadata.relations') as each;

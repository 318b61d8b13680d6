-- What a file calls itself, also where so many call themselves alike that it tells none of them.
create index documents_told on documents
  (coalesce(json_extract(found, '$.title'), json_extract(found, '$.shared_title')));

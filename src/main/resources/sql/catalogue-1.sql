-- What is where and how far it is. Everything here can be rebuilt from the objects and the texts.
-- Times are milliseconds since 1970; truth values are 0 and 1.

create table documents (
  id text primary key,
  record text not null,
  version bigint not null,
  publication text not null,
  collection text,
  added bigint not null,
  newest text not null,
  unread integer not null,
  extraction integer not null,
  state text not null,
  fault text,
  found text not null,
  pages_text integer not null,
  pages_ocr integer not null,
  pages_garbled integer not null,
  pages_blank integer not null,
  pages_unread integer not null,
  truncated integer not null,
  stamp bigint not null,
  indexed_stamp bigint not null,
  stamped bigint not null
);

create index documents_added on documents (added, id);
create index documents_state on documents (state, added, id);
create index documents_collection on documents (collection, added, id);
create index documents_publication on documents (publication, added, id);
create index documents_extraction on documents (extraction);
create index documents_totals on documents
  (publication, state, pages_text, pages_ocr, pages_garbled, pages_blank, pages_unread, truncated);
create index documents_to_read on documents (added, id) where unread = 1;
create index documents_to_index on documents (stamped, id) where stamp <> indexed_stamp;

create table originals (
  sha256 text primary key,
  document text not null references documents (id)
);

create index originals_document on originals (document);

create table collections (
  id text primary key,
  title text not null,
  parent text,
  record text not null
);

create index collections_parent on collections (parent);

-- Changes that have begun: what an object will hold when the change is done.
create table intents (
  type text not null,
  id text not null,
  is_new integer not null,
  record text not null,
  primary key (type, id)
);

-- Page texts by the checksum of the file that they were read from.

create table readings (
  number integer primary key,
  sha256 text not null,
  extraction integer not null,
  finished integer not null,
  found text not null,
  fault text,
  cut_short text,
  pages_text integer not null,
  pages_ocr integer not null,
  pages_garbled integer not null,
  pages_blank integer not null,
  pages_unread integer not null
);

create index readings_sha256 on readings (sha256, finished);
create index readings_unfinished on readings (number) where finished = 0;

create table pages (
  reading bigint not null references readings (number),
  number integer not null,
  label text not null,
  state text not null,
  text text not null,
  layout blob not null,
  primary key (reading, number)
);

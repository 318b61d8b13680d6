-- What the file consists of; nothing where an older program read it.
alter table readings add column outline text;

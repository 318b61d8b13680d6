-- Changes by people, in the order of their numbers. What was before is the record of that time;
-- what was after is the next change's before, or the record of today.
create table changes (
  number integer primary key,
  happened bigint not null,
  who text not null,
  act text not null,
  type text not null,
  id text not null,
  before text
);

create index changes_item on changes (type, id, number);

-- Of what an older program changed only the newest time is known, of a collection not even that.
-- A number is the time, or one more than the number before it if that is higher.
insert into changes (number, happened, who, act, type, id)
select place + max(happened - place) over (order by place), happened, '', '', type, id
from (
  select row_number() over (order by happened, type, id) as place, happened, type, id
  from (
    select
      cast(round(unixepoch(json_extract(record, '$.changed'), 'subsec') * 1000) as integer)
        as happened,
      'document' as type,
      id
    from documents
    union all
    select 1, 'collection', id from collections
  )
);

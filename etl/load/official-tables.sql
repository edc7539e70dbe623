-- Where the readers of official files put what they read, before it is settled.

create schema official;

create table official.measures (
    measure_id integer,
    file text, -- Name of the file.
    ordinal integer, -- Order of the files: a later one wins.
    reader text, -- `lait` or `ees`.
    code text, -- The publisher's code or column, with the filters that narrow it.
    column_code text, -- The column alone where nothing narrows it.
    label text,
    unit_words text,
    decimals integer,
    polarity text,
    year_words text,
    definition text,
    topic text,
    publisher text,
    published text -- The tool or file it is from, and when that was brought up to date.
);

create table official.readings (
    measure_id integer,
    year_words text,
    period_words text,
    area_number text,
    area_name text,
    area_code text,
    printed text
);

-- The contract between the ETL and everything that reads: one comment a table, one a column.
-- `load.ts` turns the comments below into `comment on …`, so the file describes itself.
-- A whole build stores rows in order of their keys or places; one after a change puts those of the meetings concerned last.
-- Offsets count UTF-16 code units: documents.text[char_start:char_end] is the quote.

create table councils ( -- A council whose minutes are read; one not in the seeds is still listed, under its own name.
  council_id text, -- Stable key, as in `leicester`.
  name text, -- Full name.
  kind text, -- `unitary`, `county`, … or null where not known.
  gss_code text, -- Nine-character area code of the Office for National Statistics.
  old_la_code text, -- Three-digit code of the Department for Education.
  short_name text, -- What people call it in a comparison: City, County.
  is_listed boolean -- Whether it is a row of `seeds/councils.csv`.
);

create table committees ( -- A committee under all the names it has had.
  committee_id text, -- Stable key, `<council_id>-<slug>`.
  council_id text, -- Its council.
  name text, -- Latest name.
  is_listed boolean -- Whether it is a row of `seeds/committees.csv`.
);

create table documents ( -- A file that was read.
  document_id text, -- First twelve hexadecimal digits of the SHA-256 of its bytes.
  path text, -- Path relative to the input folder.
  source_url text, -- Address it was published at.
  media_type text, -- Format of the file.
  layout text, -- Reader of a publishing system's output that fitted.
  kind text, -- `minutes`, `agenda`, `decisions`, `item`, `issue`, `report` or `unknown`.
  title text, -- Title from its origin.
  licence text, -- Licence it may be reused under.
  accessed_on text, -- Day it was fetched.
  sha256 text, -- Hash of its bytes.
  text text -- The text that all offsets refer to.
);

create table document_parts ( -- Stretches that cover a document's text without gap or overlap.
  document_id text, -- Its document.
  position integer, -- Order in the document, from 1.
  kind text, -- `front`, `item`, `furniture`, `attendance` or `back`.
  item_id text, -- The item it belongs to, if any.
  char_start integer, -- Offset of its first character.
  char_end integer -- Offset after its last character.
);

create table meetings ( -- A meeting, however many documents tell of it.
  meeting_id text, -- `<committee_id>-<date>`, or with the document's key where the date is unknown.
  committee_id text, -- Its committee.
  meeting_date date, -- Day it was held; null where unknown.
  date_basis text, -- `stated`, `supplied`, `inferred` or `unknown`.
  date_evidence text, -- The rule and the words that gave the date.
  date_from date, -- Earliest possible day where only a range is known.
  date_to date, -- Latest possible day where only a range is known.
  start_time text, -- Time it began, as `14:00`.
  status text, -- `held`, `cancelled`, `inquorate`, `adjourned` or null.
  committee_name text, -- Name the committee had then, as printed.
  committee_basis text, -- How the committee is known, in the words of date_basis.
  council_basis text -- How the council is known, in the words of date_basis.
);

create table items ( -- An agenda item, in the fullest version that was read.
  item_id text, -- `<meeting_id>-<number or words of the title>`.
  meeting_id text, -- Its meeting.
  document_id text, -- The document its text is taken from.
  parent_id text, -- The item it is a part of, as 25(i) is of 25.
  position integer, -- Order in the meeting, from 1.
  item_number text, -- Printed number; null where unknown.
  number_basis text, -- `stated`, `inferred` or `unknown`.
  title text, -- Title.
  title_basis text, -- `stated` or `derived` from the text.
  is_procedural boolean, -- Apologies, minutes, dates …: kept out of attention.
  completeness text, -- `complete`, `truncated` or `content_lost`.
  text text, -- The item's stretch of the document.
  words integer, -- Words of discussion and decision.
  questions integer, -- Questions asked by members or the public.
  char_start integer, -- Offset of its first character.
  char_end integer, -- Offset after its last character.
  row_no integer -- Number by meeting, position and key, from 1: by it rows are looked up fast.
);

create table item_sources ( -- Every document that holds an item, the one shown and the others.
  item_id text, -- The item.
  document_id text, -- A document that holds it.
  is_shown boolean, -- Whether items.text is taken from this one.
  completeness text, -- How complete it is there.
  char_start integer, -- Offset of its first character there.
  char_end integer -- Offset after its last character there.
);

create table themes ( -- What items are about, in two levels.
  theme_id text, -- Stable key.
  parent_id text, -- The group it belongs to; null for a group.
  label text, -- Name.
  definition text -- What belongs to it and what does not.
);

create table item_themes ( -- The one to three themes of an item.
  item_id text, -- The item.
  theme_id text, -- The theme.
  weight double, -- Share of the item that is about it, from 0 to 1.
  terms text[] -- The words that decided.
);

create table figures ( -- A number quoted in a meeting, with the sentence it came from.
  figure_id text, -- Stable key from document, offset, value and unit.
  item_id text, -- Its item.
  document_id text, -- The document the quote is in.
  value double, -- The number: 58 for 58%.
  unit text, -- `percent`, `count`, `gbp`, `weeks` …
  denominator double, -- What a ratio is out of.
  kind text, -- `outcome`, `volume`, `money`, `change`, `target` or `other`.
  qualifier text, -- `only`, `over`, `under`, `at_least`, `up_to`, `around`, `almost` or null.
  measure text, -- What is measured, in the text's words.
  population text, -- Who or what it counts.
  area text, -- GSS code of the area measured, or its words.
  period text, -- Period the value is for: `2024-25`, `2025-Q1`, `2025`, `2025-06`, a day, or `a/b`.
  period_start date, -- First day of the period.
  period_end date, -- Last day of the period.
  period_basis text, -- `stated`, `title`, `meeting` or `none`.
  since text, -- Period a change counts from.
  relation text, -- How it stands to related_id: `from`, `to`, `of`, `rest` …
  related_id text, -- Another figure of the same passage.
  indicator_id text, -- Indicator of the catalogue whose definition it meets.
  indicator_reason text, -- Why it joined an indicator, or did not.
  speaker text, -- `director`, `lead-member`, `member`, `public`, `report` … or null.
  quote text, -- Shortest stretch that carries the value and what it is of.
  char_start integer, -- Offset of the quote.
  char_end integer, -- Offset after the quote.
  confidence double, -- Chance that value and unit are right, from 0 to 1.
  evidence text, -- JSON: for each slot the rule and the words that filled it.
  review text -- `accepted`, `corrected`, `rejected` by a person, or null.
);

create table ratings ( -- An inspection judgement or red-amber-green status as a meeting heard it.
  rating_id text, -- Stable key.
  item_id text, -- Its item.
  document_id text, -- The document the quote is in.
  scale text, -- `ofsted`, `rag` …
  rating text, -- The judgement.
  subject text, -- What it is about.
  council_id text, -- The council it is about, where one is.
  speaker text, -- Who said it.
  quote text, -- The words.
  char_start integer, -- Offset of the quote.
  char_end integer -- Offset after the quote.
);

create table resolutions ( -- A decision, or an undertaking given in discussion.
  resolution_id text, -- Stable key.
  item_id text, -- Its item.
  document_id text, -- The document it is in.
  basis text, -- `resolved` by the committee or `undertaken` by an officer.
  label text, -- Letter or number as printed.
  text text, -- The paragraph.
  action text, -- `note`, `request`, `recommend`, `approve`, `appoint`, `add-to-work-programme`, `confirm` or `other`.
  owner text, -- Who is asked to act.
  due_date text, -- Month or day it is due, where said or following from the meeting's date.
  char_start integer, -- Offset of the paragraph.
  char_end integer -- Offset after the paragraph.
);

create table caveats ( -- Words that say a figure or an item cannot be taken at face value.
  caveat_id text, -- Stable key.
  item_id text, -- Its item.
  document_id text, -- The document the quote is in.
  figure_id text, -- The figure it touches; null where it is said of the item.
  covers_item boolean, -- Whether it casts doubt on every figure of the item.
  kind text, -- `data-disputed`, `break-in-series`, `truncated`, `content-lost`, `small-numbers`, `estimate`, `partial-population` …
  quote text, -- The words.
  char_start integer, -- Offset of the quote.
  char_end integer -- Offset after the quote.
);

create table figure_caveats ( -- A caveat with a figure it touches, its own or one that covers its item.
  figure_id text, -- The figure.
  caveat_id text, -- The caveat.
  kind text, -- Kind of the caveat.
  quote text -- The caveat's words.
);

create table attendances ( -- Who was there.
  meeting_id text, -- The meeting.
  person text, -- Name as printed.
  role text, -- `chair`, `vice-chair`, `member`, `officer`, `co-opted`, `invitee` …
  status text -- `present`, `apologies`, `in-attendance`, `substitute` …
);

create table standing_titles ( -- Titles that every agenda has, such as other business.
  phrase text -- Words in the title, in small letters.
);

create table bodies ( -- Bodies whose mentions are followed.
  body_id text, -- Stable key.
  label text, -- Name.
  kind text, -- `council`, `regulator`, `government`, `health`, `police`, `partnership` …
  council_id text -- The council it is, where it is one.
);

create table mentions ( -- A body named in an item.
  mention_id text, -- Stable key.
  item_id text, -- The item.
  document_id text, -- The document the quote is in.
  body_id text, -- The body.
  quote text, -- The sentence's words that name it.
  char_start integer, -- Offset of the quote.
  char_end integer -- Offset after the quote.
);

create table declarations ( -- An interest that a person declared at a meeting.
  declaration_id text, -- Stable key.
  item_id text, -- The item it was declared under.
  document_id text, -- The document the quote is in.
  person text, -- Name as printed.
  quote text, -- The sentence.
  char_start integer, -- Offset of the quote.
  char_end integer -- Offset after the quote.
);

create table claims ( -- A statement of direction or standing, with no number of its own.
  claim_id text, -- Stable key.
  item_id text, -- The item.
  document_id text, -- The document the quote is in.
  indicator_id text, -- The indicator it is about.
  direction text, -- `below`, `above`, `in-line`, `increase`, `decrease`, `unchanged`, `bottom-quarter` or `top-quarter`.
  comparator text, -- `england`, `neighbours`, `region`, `councils` or `previous`.
  period text, -- Period it is for, if said.
  period_start date, -- First day of that period.
  period_end date, -- Last day of that period.
  measure text, -- The words that tie it to the indicator.
  doubt text, -- What the words leave open, or null where they meet the definition.
  is_lasting boolean, -- Whether it says that things stay so: remained, continued.
  quote text, -- The words.
  char_start integer, -- Offset of the quote.
  char_end integer -- Offset after the quote.
);

create table issues ( -- What a person should know about a document or an item.
  document_id text, -- The document, if one.
  item_id text, -- The item, if one.
  code text, -- Kind of issue.
  message text -- One sentence.
);

create table indicators ( -- What can be compared, by definition.
  indicator_id text, -- Stable key.
  label text, -- Name.
  unit text, -- Unit of its values.
  decimals integer, -- Decimal places its publisher gives.
  polarity text, -- `high` or `low` is better, or `none`: never coloured.
  year_type text, -- Kind of period: `academic`, `financial`, `calendar`, `january` …
  year_words text, -- The kind of period in words.
  definition text, -- What is counted, and of whom.
  counted text, -- The thing counted: `pupils`, `suspensions`, `plans` …
  population text, -- Of whom.
  local_basis text, -- How councils often count it otherwise than its publisher; null where they do not.
  trap text, -- Where it breaks or is easily mistaken.
  publisher text, -- Who publishes the official series; null for a local indicator.
  publication text, -- Name of the publication.
  official_code text, -- Its code there.
  topic text, -- The publisher's topic.
  theme_id text, -- Theme it belongs to.
  is_catalogue boolean, -- Whether it is a row of `seeds/indicators.csv`, so that figures may join it.
  is_lead boolean -- Whether it is the one shown where none is chosen.
);

create table areas ( -- An area with a published value.
  gss_code text, -- Nine-character area code.
  name text, -- Name.
  kind text, -- `council`, `region` or `country`.
  old_la_code text, -- Code of the Department for Education.
  region_gss_code text, -- Region a council lies in.
  continued_by text, -- Code that the same area has had since.
  valid_from date, -- First day the code is valid; null where always.
  valid_to date -- Last day the code is valid; null where still.
);

create table neighbours ( -- Statistical neighbours of a council.
  gss_code text, -- The council.
  neighbour_gss_code text, -- One of its neighbours.
  rank integer, -- Nearest first.
  closeness text, -- The model's own word.
  model text -- Model and its date.
);

create table observations ( -- A published value.
  indicator_id text, -- The indicator.
  gss_code text, -- The area.
  period text, -- Period as published, in this schema's form.
  period_label text, -- The period in words: `January 2025`, `2024-25`, `October 2024 to September 2025`.
  period_start date, -- First day.
  period_end date, -- Last day.
  value double, -- The value, rounded as published; null where there is none.
  symbol text, -- `z` not applicable, `x` unavailable, `c` confidential, `low`, or null.
  status text, -- `provisional`, `revised`, `final`, `outturn` or null where not said.
  time_period text, -- Period in the form of official statistics: `202425`, `2024`.
  time_identifier text, -- Kind of period in their words: `Academic year`, `Calendar year` …
  source text -- Publication and its date.
);

create table quartiles ( -- Quarter points of the values of all councils in England, for placing one council among them.
  indicator_id text, -- The indicator.
  period text, -- The period.
  councils integer, -- How many councils have a value.
  lower double, -- A quarter of them are at or below this.
  middle double, -- Half of them are at or below this.
  upper double -- Three quarters of them are at or below this.
);

create table standings ( -- A council's published value with what to read it against; one row a council, indicator and period.
  indicator_id text, -- The indicator.
  council_id text, -- The council.
  gss_code text, -- Its area code.
  period text, -- Period, as in observations.
  period_label text, -- The period in words.
  period_start date, -- First day.
  period_end date, -- Last day.
  value double, -- The council's value; null where there is none.
  symbol text, -- Why there is none.
  england double, -- England's value for the same days.
  region double, -- Its region's value for the same days.
  neighbours_mean double, -- Simple mean of its statistical neighbours that have a value for the same days.
  neighbours_with_value integer, -- How many have one.
  neighbours_in_model integer, -- How many the model names.
  quarter integer, -- 1 for the quarter of councils with the lowest values, 4 for the highest; null where not known.
  band text, -- `A` for the best quarter to `D`; null where the indicator has no polarity.
  previous double, -- The value of the same period a year before; null where that has none.
  change double, -- From that value to this one.
  is_latest boolean -- Whether it is the council's latest period with a value.
);

create table trends ( -- Which way a council's published series has gone, worded from five points up.
  indicator_id text, -- The indicator.
  council_id text, -- The council.
  points integer, -- Values since the last break in the series.
  first_period text, -- First of the up to ten that are judged.
  last_period text, -- Last of them.
  direction text, -- `rising`, `falling`, `no clear trend`, or null below five points.
  judgement text, -- `better` or `worse` where polarity says so.
  wording text -- A sentence.
);

create table indicator_breaks ( -- Where a published series breaks, is disturbed, or has no values.
  indicator_id text, -- The indicator.
  kind text, -- `break` (not the same measure since), `collection` (gathered otherwise since), `disrupted` or `gap`.
  from_date date, -- First day concerned.
  to_date date, -- Last day; null where it lasts.
  reason text -- One sentence.
);

create table comparisons ( -- Whether two councils can be compared by an indicator.
  indicator_id text, -- The indicator.
  council_id text, -- One council.
  other_council_id text, -- The other.
  basis text, -- `official` for published values, `minutes` for figures told to committees.
  verdict text, -- `comparable`, `caution` or `not-comparable`.
  period text, -- Latest period that both have; null where none.
  summary text -- The answer as a sentence, with its reasons.
);

create table comparison_reasons ( -- Why, one reason a row.
  indicator_id text, -- The indicator.
  council_id text, -- One council.
  other_council_id text, -- The other.
  basis text, -- As in comparisons.
  aspect text, -- `definition`, `population`, `period`, `area`, `unit`, `source`, `data` or `neighbours`.
  effect text, -- `bar`, `caution`, or `note` for what bears on the series and not on the verdict.
  reason text -- One sentence.
);

create table claim_checks ( -- What a committee was told, set beside what was published; neither is called right.
  check_id text, -- Key of the figure or claim.
  kind text, -- `figure` or `claim`.
  item_id text, -- The item.
  indicator_id text, -- The indicator.
  council_id text, -- The council whose committee was told.
  told text, -- What was told, in short.
  told_value double, -- The figure; null for a direction.
  told_period text, -- Period said, if any.
  quote text, -- The words.
  published_value double, -- The published value.
  published_period text, -- Its period.
  compared_with text, -- What a direction is judged against: `England 46.4`, `2023: 6.0`.
  difference double, -- Told minus published, or published minus what it is compared with.
  same_measure text, -- `yes`, `no` or `cannot-tell`.
  verdict text, -- `agrees`, `rounds-to-it`, `differs-by`, `different-definition` or `cannot-tell`.
  reason text, -- Why, as a sentence.
  wording text, -- Both sources in one neutral sentence.
  source text -- Publication of the published value.
);

create table followups ( -- A request or undertaking, followed to the later meetings of its committee.
  resolution_id text, -- The request or undertaking.
  item_id text, -- Its item.
  committee_id text, -- The committee that asked, or was promised.
  council_id text, -- Its council.
  asked_on date, -- Day of its meeting; null where unknown.
  basis text, -- `resolved` or `undertaken`.
  owner text, -- Who is asked to act, or promised to.
  due_from date, -- First day of the month or day it is due; null where nothing is said.
  due_to date, -- Last day of it.
  state text, -- `open`, `answered`, `overdue` or `unknown`.
  reason text, -- Why, as a sentence.
  answer_item_id text, -- The later item where it comes back, or may.
  answered_on date, -- Day of that item's meeting.
  confidence double, -- Chance that this item answers it, from 0 to 1.
  evidence text, -- The words that the two have in common, and what else speaks for it.
  followed_to date -- Day of the latest meeting of the committee that was read.
);

create table attention ( -- What a meeting gave to a theme; an item with two themes counts by their weights.
  meeting_id text, -- The meeting.
  theme_id text, -- The theme.
  items double, -- Items, each by its share of the theme.
  items_with integer, -- Items that have the theme at all.
  words double, -- Words of discussion, by the same shares.
  questions double, -- Questions asked, by the same shares.
  decisions double, -- Decisions of the committee, by the same shares.
  cut_items integer -- Items with the theme whose text was cut or lost.
);

create table attention_totals ( -- What a meeting's items of substance come to: the denominators of attention.
  meeting_id text, -- The meeting.
  committee_id text, -- Its committee.
  council_id text, -- Its council.
  meeting_date date, -- Its day; null where unknown.
  items integer, -- Items of substance.
  procedural integer, -- Items of procedure.
  words integer, -- Words of discussion in items of substance.
  questions integer, -- Questions asked in them.
  decisions integer, -- Decisions of the committee in them.
  cut_items integer -- Items of substance whose text was cut or lost.
);

create table spans ( -- A year or a day that numbers are kept for: any stretch of time is whole years and the days left over.
  span integer, -- 2024 for the year, 20240915 for the day, 0 for meetings without a date.
  year integer, -- Its year; null where there is no date.
  is_year boolean, -- Whether it is a whole year, or all that has no date.
  first_day date, -- First day; null where there is no date.
  last_day date -- Last day.
);

create table theme_sets ( -- Themes that items have together, so that numbers by theme can be added up; set 0 has none.
  theme_set integer, -- Number in this build.
  theme_id text, -- A theme of the set, or the group of one; null for the set of no theme.
  is_own boolean -- Whether items have it themselves, not only as the group of one they have.
);

create table meeting_counts ( -- Meetings of a committee in a span, and what they come to.
  span integer, -- The span.
  committee_id text, -- The committee.
  held integer, -- Meetings.
  meetings integer, -- Meetings with items: the rows of attention_totals.
  items integer, -- Sums of attention_totals.
  procedural integer, -- The same.
  words double, -- The same.
  questions integer, -- The same.
  decisions integer, -- The same.
  cut_items integer, -- The same.
  agenda_items integer, -- Items of substance, those with parts too.
  agenda_incomplete integer -- Of these, those cut short or with content lost.
);

create table theme_counts ( -- What the meetings of a committee in a span gave to a theme.
  span integer, -- The span.
  committee_id text, -- The committee.
  theme_id text, -- The theme.
  items double, -- Sums of attention.
  items_with integer, -- The same.
  words double, -- The same.
  questions double, -- The same.
  decisions double, -- The same.
  cut_items integer, -- The same.
  has_attention boolean, -- Whether attention has rows for it.
  agenda_meetings integer, -- Meetings with an item of substance that has the theme, items with parts too.
  agenda_items integer, -- Such items.
  agenda_weight double, -- Their weights added up.
  agenda_incomplete integer -- Those of them that are cut short or lost content.
);

create table item_counts ( -- Items of substance of a committee in a span.
  span integer, -- The span.
  committee_id text, -- The committee.
  theme_set integer, -- Their themes.
  completeness text, -- How complete they are.
  items integer -- How many.
);

create table figure_counts ( -- Figures told to a committee in a span, without those a person rejected.
  span integer, -- The span of the meeting.
  committee_id text, -- The committee.
  theme_set integer, -- Themes of their items.
  indicator_id text, -- Their indicator, if any.
  kind text, -- Their kind.
  speaker text, -- Who gave them.
  figures integer, -- How many.
  sure integer, -- Those with a confidence of 0.9 and above.
  with_period integer, -- Those with a period.
  doubted integer, -- Those that carry a caveat.
  sure_doubted integer -- Sure ones that carry a caveat.
);

create table figure_sums ( -- Figures told to a committee in a year by theme, kind and speaker: sums of figure_counts.
  theme_id text, -- Theme or group of their items; null for all figures.
  span integer, -- The year, or 0 without a date.
  committee_id text, -- The committee.
  kind text, -- Their kind.
  speaker text, -- Who gave them.
  figures integer, -- How many.
  sure integer, -- As in figure_counts.
  doubted integer, -- The same.
  sure_doubted integer -- The same.
);

create table decision_sums ( -- Decisions and undertakings of a council in all years, by what can be chosen.
  council_id text, -- The council; null for all councils.
  theme_id text, -- Theme or group of their items; null for all decisions.
  state text, -- As in decision_list.
  owner text, -- The same.
  action text, -- The same.
  basis text, -- The same.
  decisions integer -- How many.
);

create table mention_counts ( -- Mentions of a body in items of substance of a committee in a span.
  span integer, -- The span.
  committee_id text, -- The committee.
  theme_set integer, -- Themes of the items.
  body_id text, -- The body.
  items integer, -- Items that name it.
  sentences integer, -- Mentions.
  latest date, -- Day of the newest; null where unknown.
  newest text, -- Day and key of the newest, to compare by.
  mention_id text, -- Key of the newest.
  meeting_id text -- Its meeting.
);

create table decision_counts ( -- Decisions and undertakings of a committee in a span.
  span integer, -- The span.
  committee_id text, -- The committee.
  theme_set integer, -- Themes of their items.
  basis text, -- As in resolutions.
  action text, -- As in resolutions.
  is_procedural boolean, -- Whether their items are of procedure.
  decisions integer, -- How many.
  with_owner integer -- Those that ask somebody to act.
);

create table deciding_meetings ( -- Meetings of a committee in a span that decided something of substance.
  span integer, -- The span.
  committee_id text, -- The committee.
  theme_id text, -- Theme or group that they decided on; null for any or none.
  meetings integer -- How many.
);

create table request_counts ( -- Requests and undertakings to a committee in a span.
  span integer, -- The span.
  committee_id text, -- The committee.
  theme_set integer, -- Themes of their items.
  state text, -- As in followups.
  requests integer -- How many.
);

create table figure_list ( -- Figures as lists show them, without those a person rejected, newest meeting first.
  place integer, -- Order: newest meeting first, then as they were told.
  figure_id text, -- The figure.
  item_id text, -- Its item.
  item text, -- Title of the item.
  meeting_id text, -- Its meeting.
  meeting_date date, -- Day of the meeting.
  committee_id text, -- Committee of the meeting.
  theme_set integer, -- Themes of the item.
  is_procedural boolean, -- Whether the item is of procedure.
  document_id text, -- The rest is as in figures.
  value double, -- As there.
  unit text, -- As there.
  denominator double, -- As there.
  kind text, -- As there.
  qualifier text, -- As there.
  measure text, -- As there.
  population text, -- As there.
  area text, -- As there.
  period text, -- As there.
  period_start date, -- As there.
  period_end date, -- As there.
  period_basis text, -- As there.
  since text, -- As there.
  indicator_id text, -- As there.
  speaker text, -- As there.
  quote text, -- As there.
  char_start integer, -- As there.
  confidence double, -- As there.
  review text, -- As there.
  caveats text[] -- Kinds of the caveats that touch it; null where none does.
);

create table figure_places ( -- Figures of figure_list in order of their keys.
  figure_id text, -- The figure.
  place integer -- Its place in figure_list.
);

create table figure_words ( -- Words between spaces in measure, population and quote of figures, in small letters.
  word_no integer, -- Number in this build.
  word text, -- The word, with its punctuation.
  times integer -- How often it is said.
);

create table figure_postings ( -- Which figures have a word that few have, as often as they say it; in order of the word within stretches of days.
  word_no integer, -- The word.
  place integer -- The figure's place in figure_list.
);

create table figure_masks ( -- The same of a word that one in thirty-two figures of the stretch has.
  word_no integer, -- The word.
  block integer, -- Sixty-four places of figure_list: 0 is 1 to 64.
  bits ubigint -- One for each place of the block, the lowest for its first: 1 where the figure has the word.
);

create table figure_runs ( -- Which figures of a block are of a committee and day.
  block integer, -- As in figure_masks.
  committee_id text, -- The committee of the meeting.
  meeting_date date, -- Its day; null where unknown.
  bits ubigint, -- The figures, as in figure_masks.
  sure ubigint, -- Those of them with a confidence of 0.9 and above.
  doubted ubigint -- Those of them that carry a caveat.
);

create table indicator_figures ( -- Figures of figure_list that joined an indicator, by indicator.
  indicator_id text, -- The indicator.
  place integer, -- The rest is as in figure_list.
  figure_id text, -- As there.
  item_id text, -- As there.
  meeting_id text, -- As there.
  meeting_date date, -- As there.
  committee_id text, -- As there.
  theme_set integer, -- As there.
  value double, -- As there.
  unit text, -- As there.
  kind text, -- As there.
  qualifier text, -- As there.
  area text, -- As there.
  period text, -- As there.
  period_start date, -- As there.
  period_end date, -- As there.
  period_basis text, -- As there.
  speaker text, -- As there.
  quote text, -- As there.
  char_start integer, -- As there.
  confidence double, -- As there.
  review text, -- As there.
  caveats text[] -- As there.
);

create table indicator_decisions ( -- What was decided in items that an indicator's figures or claims come from.
  indicator_id text, -- The indicator.
  item_id text, -- The item.
  resolution_id text, -- The resolution; the rest is as in decision_list.
  text text, -- As there.
  action text, -- As there.
  owner text, -- As there.
  due_date text, -- As there.
  title text, -- As there.
  meeting_id text, -- As there.
  meeting_date date, -- As there.
  committee_id text, -- As there.
  char_start integer -- As there.
);

create table request_list ( -- Requests and undertakings as the ledger shows them, the longest overdue first.
  resolution_id text, -- The request or undertaking.
  council_id text, -- Its council.
  committee_id text, -- The committee that asked, or was promised.
  meeting_id text, -- The meeting.
  asked_on date, -- Day of the meeting; null where unknown.
  owner text, -- As in followups.
  basis text, -- As in resolutions.
  action text, -- As in resolutions.
  due_date text, -- As in resolutions.
  due_to date, -- As in followups.
  state text, -- As in followups.
  reason text, -- As in followups.
  text text, -- As in resolutions.
  theme_set integer -- Themes of the item.
);

create table decision_list ( -- Decisions and undertakings as lists show them, newest meeting first.
  place integer, -- Order: newest meeting first, then as they were taken.
  resolution_id text, -- The resolution.
  basis text, -- As in resolutions.
  action text, -- As in resolutions.
  owner text, -- As in resolutions.
  due_date text, -- As in resolutions.
  label text, -- As in resolutions.
  text text, -- As in resolutions.
  item_id text, -- Its item.
  title text, -- Title of the item.
  meeting_id text, -- Its meeting.
  meeting_date date, -- Day of the meeting.
  committee_id text, -- Committee of the meeting.
  theme_set integer, -- Themes of the item.
  is_procedural boolean, -- Whether the item is of procedure.
  char_start integer, -- As in resolutions.
  state text, -- As in followups; null where it asks for nothing.
  state_reason text, -- As in followups.
  answer_item_id text, -- The later item that answers; null where none does.
  answer_meeting_id text, -- Its meeting.
  answer_title text, -- Its title.
  answer_date date, -- Day of that meeting.
  answer_confidence double, -- As in followups.
  answer_evidence text -- As in followups.
);

create table item_list ( -- Items as lists show them, newest meeting first.
  place integer, -- Order: newest meeting first, then as in the meeting.
  item_id text, -- The item.
  meeting_id text, -- Its meeting.
  meeting_date date, -- Day of the meeting.
  committee_id text, -- Committee of the meeting.
  theme_set integer, -- Its themes.
  is_procedural boolean, -- As in items.
  item_number text, -- As in items.
  title text, -- As in items.
  completeness text, -- As in items.
  beginning text, -- First 600 characters of what was said.
  figures integer, -- Figures told, without those a person rejected.
  decisions integer -- Decisions and undertakings.
);

create table theme_items ( -- Items of each theme and of each group of themes, newest meeting first.
  theme_id text, -- The theme or group.
  place integer, -- Order within the theme: newest meeting first, then by weight.
  item_place integer, -- The item's place in item_list.
  committee_id text, -- Committee of the meeting.
  meeting_date date, -- Day of the meeting.
  weight double, -- Weight of the theme, or the greatest within the group.
  terms text[] -- The words that decided.
);

create table meeting_agendas ( -- What a meeting came to.
  meeting_id text, -- The meeting.
  items integer, -- Items.
  substantive integer, -- Items that are not procedure.
  incomplete integer, -- Items cut short or with content lost.
  main_titles text[], -- Titles of the three items with most words, standing ones such as questions last.
  main_items text[], -- Their keys.
  figures integer, -- Figures told, without those a person rejected.
  decisions integer, -- Decisions and undertakings.
  themes text[] -- Themes of its items, and their groups.
);

create table meeting_list ( -- Meetings as lists show them, newest first.
  place integer, -- Order: newest first, then by key.
  meeting_id text, -- The meeting; the rest is as in meetings.
  committee_id text, -- As there.
  meeting_date date, -- As there.
  date_basis text, -- As there.
  date_evidence text, -- As there.
  date_from date, -- As there.
  date_to date, -- As there.
  start_time text, -- As there.
  status text, -- As there.
  committee_name text, -- As there.
  committee_basis text, -- As there.
  council_basis text, -- As there.
  first_day date, -- Its day, or the earliest possible.
  last_day date, -- Its day, or the latest possible.
  items integer, -- As in meeting_agendas, 0 where there are none.
  substantive integer, -- The same.
  incomplete integer, -- The same.
  main_titles text[], -- The same, but null.
  main_items text[], -- The same.
  figures integer, -- As in meeting_agendas, 0 where there are none.
  decisions integer -- The same.
);

create table theme_meetings ( -- Meetings with an item of a theme, or of a group of themes, newest first.
  theme_id text, -- The theme or group.
  place integer, -- The meeting's place in meeting_list.
  committee_id text, -- Its committee.
  meeting_date date, -- Its day; null where unknown.
  first_day date, -- As in meeting_list.
  last_day date, -- As in meeting_list.
  is_substantive boolean -- Whether such an item is not procedure.
);

create table document_counts ( -- What was made of a document.
  place integer, -- Order: by path, then by key.
  document_id text, -- The document.
  meeting_id text, -- Its meeting, or the first of several.
  committee_id text, -- The committee of that meeting.
  items integer, -- Items it holds.
  shown integer, -- Those whose text is taken from it.
  truncated integer, -- Those cut short in it.
  lost integer, -- Those that lost content in it.
  figures integer, -- Figures quoted from it.
  issues integer, -- Issues about it.
  codes text[] -- Kinds of these issues; null where there are none.
);

create table search_items ( -- Items as a search numbers them.
  item_no integer, -- Number: newest meeting first, those without a day last.
  item_id text, -- The item.
  row_no integer, -- Its number in items.
  place_no integer, -- Whose it is, and of which year.
  meeting_date date, -- Day of the meeting; null where unknown.
  theme_set integer -- Its themes.
);

create table search_parts ( -- What can be found within items: a figure's quote or a decision.
  item_no integer, -- The item.
  part integer, -- Number in the item: odd for figures, even for decisions; 0 stands for the item itself.
  source_id text -- Key of the figure or resolution.
);

create table search_places ( -- Years of committees that items are of.
  place_no integer, -- Number: by council, committee and year.
  council_id text, -- The council.
  committee_id text, -- Its committee.
  year integer -- Year of the meeting; null where unknown.
);

create table search_words ( -- Every word met, with its stem.
  word text, -- The word in small letters.
  stem text, -- Its stem by Porter's algorithm; empty for a word that is not looked for, as `the`.
  said_in integer -- Items, figures and decisions that have it.
);

create table search_stems ( -- How many units have a stem.
  stem_no integer, -- Number in this build.
  stem text, -- The stem.
  units integer, -- Units that have it.
  rarity double -- How much it says: its inverse document frequency.
);

create table search_stretches ( -- Stretches of days that words are counted by, newest first.
  stretch integer, -- Number, from 0.
  first_item integer, -- Number of its first item in search_items.
  last_item integer, -- Number of its last.
  first_day date, -- The earliest day of its meetings; null where none has one.
  last_day date, -- The latest.
  has_undated boolean -- Whether it has meetings without a day.
);

create table stem_stretches ( -- How many units of a stretch have a stem.
  stem_no integer, -- The stem.
  stretch integer, -- The stretch.
  units integer -- How many.
);

create table postings ( -- Which items, figures and decisions have a stem.
  stem_no integer, -- Number of the stem.
  item_no integer, -- The item, as in search_items.
  part integer, -- What of it, as in search_parts; 0 is the item itself.
  times integer, -- How often, a word of the title counting as four.
  weight utinyint -- What that says by BM25, before the rarity of the stem, in hundredths; half where it is no item.
);

create table coverage ( -- A meeting that a harvest knows of, read or not.
  council_id text, -- Its council.
  committee_id text, -- Its committee.
  committee text, -- The committee's name, as the harvest knew it.
  committee_number text, -- The site's number of the committee.
  meeting_number text, -- The site's number of the meeting.
  meeting_date date, -- Its day; null where unknown.
  meeting_id text, -- The meeting it became here; null where nothing of it was read.
  status text, -- The site's word: `Confirmed`, `Cancelled` …
  state text, -- `fetched`, `failed` (never got) or `vanished` (no longer listed, what was fetched is kept).
  minutes text, -- `published`, `missing`, `cancelled` or `unknown`.
  source text, -- What served it: `service`, `pages` or `pdf`.
  file text, -- Its main file, relative to the harvest's folder.
  versions integer, -- Earlier versions that were kept.
  url text, -- Address it was fetched from.
  fetched_on date, -- Day its files were written.
  checked_on date, -- Day it was last looked at.
  changed_on date, -- Day a later version differed.
  note text -- What went wrong or changed, in words.
);

create table restatements ( -- Two figures of one indicator, area and period, told at different places.
  figure_id text, -- The figure told first.
  later_id text, -- The figure told later.
  indicator_id text, -- Their indicator.
  area text, -- Their area.
  period text, -- Their period.
  kind text, -- `repeated`, `more-precise` (equal once rounded) or `different`.
  difference double -- Later value less the first.
);

create table scorecards ( -- How well the rules did against documents that people marked, when last measured.
  measured_on text, -- `all`, a council, or a tier of marked documents.
  documents integer, -- How many marked documents.
  slot text, -- What was compared: items, figures, period, measure ….
  hits integer, -- Found as marked.
  extras integer, -- Found but not so marked.
  missed integer, -- Marked but not so found.
  precision double, -- Share of what was found that is right.
  recall double, -- Share of what was marked that was found.
  f1 double -- Harmonic mean of the two.
);

create table theme_confusions ( -- Themes of items that people marked, beside those the rules found, when last measured.
  marked text, -- Theme a person gave; null where none was given.
  found text, -- Theme that was found; null where none was found instead.
  items integer, -- How many items.
  items_in_all integer -- How many items were marked in all.
);

create table builds ( -- How this file came about; one row.
  build_id text, -- Key from everything that went in.
  built_at timestamp, -- When.
  inputs text, -- JSON: folders and files that went in.
  documents integer, -- How many documents.
  code text -- Fingerprint of the rules and vocabularies that were applied.
);

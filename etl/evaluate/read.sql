-- What was found in each document, to be compared with people's marks.

with
item_list as (
    select document_id, to_json(list({
        'item_id': item_id, 'number': item_number, 'title': title,
        'completeness': completeness, 'is_part': parent_id is not null,
        'char_start': char_start, 'char_end': char_end,
        'themes': (
            select coalesce(list(theme_id order by weight desc), [])
            from found.item_themes
            where item_themes.item_id = items.item_id
                and item_themes.document_id = items.document_id
        )
    } order by position)) as items
    from found.items
    group by document_id
),

figure_list as (
    select document_id, to_json(list({
        'figure_id': figure_id, 'value': value, 'unit': unit,
        'denominator': denominator, 'kind': kind, 'qualifier': qualifier,
        'measure': measure, 'population': population, 'period': period,
        'since': since, 'indicator_id': indicator_id,
        'confidence': confidence, 'quote': quote,
        'printed': evidence ->> '$.value.words',
        'char_start': char_start, 'char_end': char_end
    } order by char_start)) as figures
    from found.figures
    group by document_id
),

rating_list as (
    select document_id, to_json(list({
        'scale': scale, 'rating': rating, 'quote': quote,
        'char_start': char_start, 'char_end': char_end
    } order by char_start)) as ratings
    from found.ratings
    group by document_id
),

resolution_list as (
    select document_id, to_json(list({
        'label': label, 'text': "text", 'owner': owner, 'basis': basis,
        'due_date': due_date, 'char_start': char_start, 'char_end': char_end
    } order by char_start)) as resolutions
    from found.resolutions
    group by document_id
),

caveat_list as (
    select document_id, to_json(list({
        'kind': kind, 'quote': quote,
        'char_start': char_start, 'char_end': char_end
    } order by char_start)) as caveats
    from found.caveats
    group by document_id
),

texts as (
    -- texts are kept in the public table alone
    select document_id, "text" from main.documents
)

select documents.path, texts."text", meetings.council_id,
    meetings.council_name as council, meetings.committee_name as committee,
    meetings.meeting_date::text as meeting_date,
    items, figures, ratings, resolutions, caveats
from found.documents
join texts using (document_id)
left join found.meetings using (meeting_id, document_id)
left join item_list using (document_id)
left join figure_list using (document_id)
left join rating_list using (document_id)
left join resolution_list using (document_id)
left join caveat_list using (document_id)
order by documents.path

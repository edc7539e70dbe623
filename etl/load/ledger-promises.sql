-- A promise that the committee then also resolved is one request, not two: of
-- what it said two words in five are there. Beyond a hundred of one item, what
-- was resolved is not compared.
delete from requests
where resolution_id in (
    with resolved as (
        select resolution_id, item_id
        from requests
        where basis = 'resolved'
        qualify row_number() over (
            partition by item_id order by resolution_id
        ) <= 100
    ),

    own as (
        select *, count(*) over (partition by resolution_id) as stems
        from request_stems
        where is_own
    )

    select a.resolution_id
    from requests a
    join resolved b on a.item_id = b.item_id
    join own x on x.resolution_id = a.resolution_id
    join own y on y.resolution_id = b.resolution_id and y.stem_no = x.stem_no
    where a.basis = 'undertaken'
    group by a.resolution_id, b.resolution_id, x.stems
    having count(*) >= 0.4 * x.stems
);

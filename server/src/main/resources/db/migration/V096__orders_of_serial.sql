create function orders_of_serial(of_store text, wanted text) returns setof bigint
language sql stable security definer rows 1 set search_path = public, pg_temp as $$
  select order_id
  from order_line
  where store_id = of_store and serials @> array[wanted]
    and current_setting('retour.store', true) in (of_store, '*')
$$;
comment on function orders_of_serial is
  'Orders with a unit of this serial number. Runs as the owner, since the index on serials cannot be used under row level security; asks for the store itself.';

-- Runs after every migration, so that no table can be forgotten: each that has a store_id shows the application the rows of
-- the store it works for (retour.store), all of them for work that belongs to no request ('*'), and none where nobody said.
-- The owner, who migrates and takes backups, is not held by it.
do $$
declare
  found record;
begin
  perform pg_advisory_xact_lock(7238466001);
  for found in
    select c.relname
    from pg_class c
      join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attname = 'store_id' and not a.attisdropped
    where n.nspname = 'public' and c.relkind in ('r', 'p')
      and not exists (select from pg_policy p where p.polrelid = c.oid and p.polname = 'own_store')
  loop
    execute format(
      'create policy own_store on %I
         using (store_id = (select current_setting(''retour.store'', true))
                or (select current_setting(''retour.store'', true)) = ''*'')', found.relname);
    if found.relname = 'store' then
      -- Names and contacts of the stores are public.
      create policy every_store on store for select using (true);
    end if;
    execute format('alter table %I enable row level security', found.relname);
  end loop;
  for found in
    select c.relname
    from pg_class c
      join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind = 'v'
      and not coalesce(c.reloptions, '{}') @> array['security_invoker=true']
  loop
    execute format('alter view %I set (security_invoker = true)', found.relname);
  end loop;
end $$;

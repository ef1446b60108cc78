alter table staff add column password_is_temporary boolean not null default false;
comment on column staff.password_is_temporary is 'True: an administrator knows it too; the person can do nothing before setting another.';

-- The words of these are read when they are shown, so that what was edited, deleted or renamed is kept nowhere else.
update "Notification" set
  title = case kind
    when 'group.mentioned' then 'You were mentioned in a group'
    when 'group.replied' then 'New reply to your comment'
    when 'group.posted' then 'New post in a group'
    when 'group.tagged' then 'New post with a tag you follow'
    when 'group.commented' then 'New comments'
    when 'group.request' then 'New request to join a group'
    else 'New request for a seat' end,
  body = case when kind = 'host.requested' then body else '' end
where kind in ('group.mentioned', 'group.replied', 'group.posted', 'group.tagged', 'group.commented', 'group.request',
  'host.requested');

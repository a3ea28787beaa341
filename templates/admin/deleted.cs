<?cs # What was deleted. Values: lines.*.kind .slug .name .context .address .by .at.iso .at.day, more
?><?cs include!"layout/admin_head.cs" ?>
<?cs if:subcount(lines) ?><p>The latest first. What is brought back has its address again.</p>
<table class="list stacked">
<thead><tr><th scope="col">What</th><th scope="col">Kind</th><th scope="col">Address</th><th scope="col">Deleted</th><th scope="col">Change</th></tr></thead>
<tbody>
<?cs each:item = lines ?><tr><th scope="row"><?cs var:item.name ?><?cs if:item.context ?> <small><?cs var:item.context ?></small><?cs /if ?></th><td><?cs var:item.kind ?></td><td><?cs var:item.address ?></td><td><time datetime="<?cs var:item.at.iso ?>"><?cs var:item.at.day ?></time><?cs if:item.by ?> by <?cs var:item.by ?><?cs /if ?></td>
<td><form class="quiet" action="<?cs var:admin.path ?>" method="post"><input type="hidden" name="token" value="<?cs var:admin.token ?>"><input type="hidden" name="key" value="<?cs var:admin.key ?>"><input type="hidden" name="kind" value="<?cs var:item.kind ?>"><input type="hidden" name="slug" value="<?cs var:item.slug ?>"><button>Undelete<span class="unseen"> the <?cs var:item.kind ?> <?cs var:item.name ?></span></button></form></td></tr>
<?cs /each ?></tbody>
</table>
<?cs if:more ?><p>And <?cs var:more ?> more, deleted earlier.</p>
<?cs /if ?><?cs else ?><p>Nothing is deleted.</p>
<?cs /if ?><?cs include!"layout/admin_foot.cs" ?>

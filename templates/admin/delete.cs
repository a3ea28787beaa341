<?cs # What deleting destroys, or what prevents it. Values: thing.kind .name .context .public .revision .editions .merge, holds.*.kind .name .link .number, more, deleted, note note_limit, fault.note
?><?cs include!"layout/admin_head.cs" ?><?cs include!"layout/fault.cs" ?>
<p class="standfirst">The <?cs var:thing.kind ?> at <a href="<?cs var:thing.public ?>"><?cs var:thing.public ?></a><?cs if:thing.context ?>, by <?cs var:thing.context ?><?cs /if ?>.</p>
<?cs if:subcount(holds) ?><p>It cannot be deleted while it stands here:</p>
<ul class="holds">
<?cs each:item = holds ?><li><?cs
if:item.kind == "editions" ?>in <?cs var:item.number ?> <a href="<?cs var:item.link ?>">edition<?cs if:item.number != 1 ?>s<?cs /if ?> of <?cs var:item.name ?></a><?cs
elif:item.kind == "draft" ?>at <?cs var:item.number ?> in the <a href="<?cs var:item.link ?>">draft of <?cs var:item.name ?></a><?cs
elif:item.kind == "release" ?><?cs if:thing.kind == "genre" ?>as a tag on<?cs else ?>in the credit of<?cs /if ?> the release <a href="<?cs var:item.link ?>"><?cs if:item.name ?><?cs var:item.name ?><?cs else ?>[untitled]<?cs /if ?></a><?cs
else ?>as the genre of the chart <a href="<?cs var:item.link ?>"><?cs var:item.name ?></a><?cs /if ?></li>
<?cs /each ?></ul>
<?cs if:more ?><p>And in <?cs var:more ?> more places.</p>
<?cs /if ?><?cs if:thing.merge ?><p>Is it there twice? Then <a href="<?cs var:thing.merge ?>">merge it with the other one</a>: its places and its address stay.</p>
<?cs /if ?><?cs else ?><p>Readers will not find <?cs if:thing.kind == "chart" ?>the chart, its <?cs var:thing.editions ?> edition<?cs if:thing.editions != 1 ?>s<?cs /if ?> and its feed<?cs else ?>it<?cs /if ?> any more, on no page and in no search; its address says that it was deleted. Nothing is erased: it can be brought back from <a href="<?cs var:deleted ?>">what was deleted</a>.</p>
<form class="sheet destroy" action="<?cs var:admin.path ?>" method="post">
<input type="hidden" name="token" value="<?cs var:admin.token ?>"><input type="hidden" name="key" value="<?cs var:admin.key ?>"><input type="hidden" name="revision" value="<?cs var:thing.revision ?>">
<p><label for="note">Note for the audit, may be empty</label>
<textarea id="note" name="note" rows="2" maxlength="<?cs var:note_limit ?>"<?cs call:faulty("note", fault.note) ?>>
<?cs var:note ?></textarea>
<?cs call:fault("note", fault.note) ?></p>
<p class="act"><button class="main">Delete the <?cs var:thing.kind ?> “<?cs var:thing.name ?>”<?cs if:thing.kind == "chart" ?> with <?cs var:thing.editions ?> edition<?cs if:thing.editions != 1 ?>s<?cs /if ?><?cs /if ?></button></p>
</form>
<?cs /if ?><?cs include!"layout/admin_foot.cs" ?>

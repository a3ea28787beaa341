<?cs # Where two versions differ, side by side, with a link that drops one's own: compared(link). Values: conflict.*.label .theirs .mine
?><?cs def:compared(link) ?><?cs if:subcount(conflict) ?><h2>Where both differ</h2>
<p>Save below to put yours in place of theirs, or <a href="<?cs var:link ?>">drop yours and go on with theirs</a>.</p>
<table class="list compared fields">
<thead><tr><th scope="col">Field</th><th scope="col">Saved</th><th scope="col">Yours</th></tr></thead>
<tbody>
<?cs each:item = conflict ?><tr><th scope="row"><?cs var:item.label ?></th><td><?cs if:item.theirs ?><?cs var:item.theirs ?><?cs else ?><span class="none">nothing</span><?cs /if ?></td><td><?cs if:item.mine ?><?cs var:item.mine ?><?cs else ?><span class="none">nothing</span><?cs /if ?></td></tr>
<?cs /each ?></tbody>
</table>
<?cs /if ?><?cs /def ?>

<?cs # All charts, those first whose draft waits to be published. Values: count waiting new charts.*.title .link .preview .settings .edition .size .draft_size .published .saved (each .iso .day) .saved_by .plan.*
?><?cs include!"layout/admin_head.cs" ?><?cs include!"layout/plan.cs" ?>
<p class="standfirst"><?cs if:!count ?>There is no chart yet.<?cs if:!new ?> An editor makes the first.<?cs /if ?><?cs elif:waiting == 1 ?>One draft differs from what readers see.<?cs elif:waiting ?><?cs var:waiting ?> drafts differ from what readers see.<?cs else ?>Readers see every draft as it is.<?cs /if ?></p>
<?cs if:new ?><p><a class="start" href="<?cs var:new ?>">New chart</a></p>
<?cs /if ?><?cs if:count ?><table class="list drafts">
<thead><tr><th scope="col">Chart</th><th scope="col">Draft</th><th scope="col">Readers see</th><th scope="col">Last saved</th><?cs if:new ?><th scope="col">Change</th><?cs /if ?></tr></thead>
<tbody>
<?cs each:item = charts ?><tr><th scope="row"><a href="<?cs var:item.link ?>"><?cs var:item.title ?></a></th>
<td><?cs var:item.draft_size ?> release<?cs if:item.draft_size != 1 ?>s<?cs /if ?><?cs if:item.preview ?>, <a href="<?cs var:item.preview ?>">waits to be published<span class="unseen">: <?cs var:item.title ?></span></a><?cs /if ?><?cs if:item.plan.id ?><br><?cs call:plan_state(item.plan) ?><?cs /if ?></td>
<td><?cs if:item.edition ?>edition <?cs var:item.edition ?> of <time datetime="<?cs var:item.published.iso ?>"><?cs var:item.published.day ?></time><?cs else ?><span class="none">nothing yet</span><?cs /if ?></td>
<td><?cs if:item.saved_by ?><time datetime="<?cs var:item.saved.iso ?>"><?cs var:item.saved.day ?></time> by <?cs var:item.saved_by ?><?cs else ?><span class="none">not by a form</span><?cs /if ?></td><?cs if:item.settings ?><td><a href="<?cs var:item.settings ?>">Settings<span class="unseen"> of <?cs var:item.title ?></span></a></td><?cs /if ?></tr>
<?cs /each ?></tbody>
</table>
<?cs /if ?><?cs include!"layout/admin_foot.cs" ?>

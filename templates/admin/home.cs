<?cs # The first page for editors: what waits for them. Values: planned.*.title .link .plan.*, queues.*.link .lacks .count, waiting.*.title .link .preview .saved_by .saved, editions.*.title .link .number .size .published, new_release new_chart new_genre
?><?cs include!"layout/admin_head.cs" ?><?cs include!"layout/plan.cs" ?>
<p class="standfirst">You are logged in as <?cs var:admin.name ?>.</p>
<?cs if:subcount(planned) ?><h2>Planned</h2>
<ul class="todo">
<?cs each:item = planned ?><li><a href="<?cs var:item.link ?>"><?cs var:item.title ?></a>, <?cs call:plan_state(item.plan) ?> <a href="<?cs var:item.plan.preview ?>">Preview<span class="unseen"> of <?cs var:item.title ?></span></a></li>
<?cs /each ?></ul>
<?cs /if ?><h2>What is missing</h2>
<ul class="todo">
<?cs each:item = queues ?><li><?cs if:item.count ?><a href="<?cs var:item.link ?>"><b><?cs var:item.count ?></b> release<?cs if:item.count != 1 ?>s<?cs /if ?> without <?cs var:item.lacks ?></a><?cs else ?><span class="none">No release without <?cs var:item.lacks ?></span><?cs /if ?></li>
<?cs /each ?></ul>
<h2>Drafts that wait</h2>
<?cs if:subcount(waiting) ?><ul class="todo">
<?cs each:item = waiting ?><li><a href="<?cs var:item.link ?>"><?cs var:item.title ?></a><?cs if:item.saved_by ?>, saved by <?cs var:item.saved_by ?> on <time datetime="<?cs var:item.saved.iso ?>"><?cs var:item.saved.day ?></time><?cs /if ?> <a href="<?cs var:item.preview ?>">Preview<span class="unseen"> of <?cs var:item.title ?></span></a></li>
<?cs /each ?></ul>
<?cs else ?><p>Readers see every draft as it is.</p>
<?cs /if ?><h2>Published last</h2>
<?cs if:subcount(editions) ?><ul class="todo">
<?cs each:item = editions ?><li><a href="<?cs var:item.link ?>"><?cs var:item.title ?></a>, edition <?cs var:item.number ?> of <time datetime="<?cs var:item.published.iso ?>"><?cs var:item.published.day ?></time>, <?cs var:item.size ?> release<?cs if:item.size != 1 ?>s<?cs /if ?></li>
<?cs /each ?></ul>
<?cs else ?><p>Nothing is published yet.</p>
<?cs /if ?><h2>Begin</h2>
<ul class="todo">
<li><a href="<?cs var:new_release ?>">A new release</a></li>
<?cs if:new_chart ?><li><a href="<?cs var:new_chart ?>">A new chart</a></li>
<li><a href="<?cs var:new_genre ?>">A new genre</a></li>
<?cs /if ?></ul>
<?cs include!"layout/admin_foot.cs" ?>

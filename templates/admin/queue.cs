<?cs # Releases that lack something. Values: lacks count more releases.*.title .artist .link .date .rank .chart
?><?cs include!"layout/admin_head.cs" ?><?cs include!"layout/draft.cs" ?>
<p class="standfirst"><?cs if:count ?><?cs var:count ?> release<?cs if:count != 1 ?>s<?cs /if ?> without <?cs var:lacks ?>, the most prominent first.<?cs else ?>No release is without <?cs var:lacks ?>.<?cs /if ?></p>
<?cs if:count ?><p><a class="start" href="<?cs var:releases.0.link ?>">Start with the first</a></p>
<table class="list queue">
<thead><tr><th scope="col">Release</th><th scope="col">Artist</th><th scope="col">Released</th><th scope="col">Best place</th></tr></thead>
<tbody>
<?cs each:item = releases ?><tr><th scope="row"><a href="<?cs var:item.link ?>"><?cs call:draft_title(item) ?><span class="unseen"> by <?cs var:item.artist ?></span></a></th><td><?cs var:item.artist ?></td><td><?cs call:draft_date(item) ?></td><td><?cs if:item.rank ?><?cs var:item.rank ?> in <?cs var:item.chart ?><?cs else ?><span class="none">in no chart</span><?cs /if ?></td></tr>
<?cs /each ?></tbody>
</table>
<?cs if:more > 0 ?><p>And <?cs var:more ?> more.</p>
<?cs /if ?><?cs /if ?><?cs include!"layout/admin_foot.cs" ?>

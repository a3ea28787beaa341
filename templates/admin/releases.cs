<?cs # All releases. Values: q total new releases.*.title .artist .link .date, pages.*
?><?cs include!"layout/admin_head.cs" ?><?cs include!"layout/draft.cs" ?>
<form class="row find" action="<?cs var:admin.path ?>" method="get">
<label for="q">Title or artist</label> <input id="q" name="q" type="search" maxlength="200" autocomplete="off" value="<?cs var:q ?>"> <button>Search</button>
</form>
<p class="standfirst"><?cs if:total ?><?cs var:total ?> release<?cs if:total != 1 ?>s<?cs /if ?><?cs if:q ?> with “<?cs var:q ?>”<?cs else ?>, published or not: the newest first<?cs /if ?>.<?cs elif:q ?>No release has “<?cs var:q ?>” in its title or artist.<?cs else ?>There is no release here.<?cs /if ?> <a href="<?cs var:new ?>">Make a new release</a></p>
<?cs if:subcount(releases) ?><table class="list queue">
<thead><tr><th scope="col">Release</th><th scope="col">Artist</th><th scope="col">Released</th></tr></thead>
<tbody>
<?cs each:item = releases ?><tr><th scope="row"><a href="<?cs var:item.link ?>"><?cs call:draft_title(item) ?><span class="unseen"> by <?cs var:item.artist ?></span></a></th><td><?cs var:item.artist ?></td><td><?cs call:draft_date(item) ?></td></tr>
<?cs /each ?></tbody>
</table>
<?cs /if ?><?cs include!"layout/pages.cs" ?><?cs include!"layout/admin_foot.cs" ?>

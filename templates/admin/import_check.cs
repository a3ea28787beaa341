<?cs # What applying a list would do. Values: chart.*, upload.name .size .created .link, rows looked draft_changes, counts.new .matched .changed .unchanged .artists .genres .leaving,
  problems.*.line .column .value .reason, problem_count more_problems all_problems, columns.*.label .field .place .needed .options.*.place .name .selected, separator,
  near.*.number .line .title .artist .answers.*.value .title .artist .selected, more_near, corrections.*.line .release .link .field .before .after, more_corrections
?><?cs include!"layout/admin_head.cs" ?><?cs include!"layout/fault.cs" ?><?cs include!"layout/draft.cs" ?><?cs
def:plural(count, one, many) ?><?cs var:count ?> <?cs if:count == 1 ?><?cs var:one ?><?cs else ?><?cs var:many ?><?cs /if ?><?cs /def ?>
<?cs call:draft_tabs("import") ?><?cs call:draft_state() ?>
<p class="file"><strong><?cs if:upload.name ?><?cs var:upload.name ?><?cs else ?>A pasted list<?cs /if ?></strong>, <?cs var:upload.size ?>, <?cs call:plural(rows, "row", "rows") ?>. Nothing is changed yet. <a href="<?cs var:chart.import ?>">Send another list</a></p>
<?cs if:looked ?><h2>What it would change</h2>
<?cs if:problem_count ?><p>Of the rows that can be read:</p>
<?cs /if ?><ul class="outcome">
<?cs if:!problem_count ?><li><?cs if:!draft_changes ?>The draft is this list already.<?cs elif:counts.leaving ?>The draft becomes this list; <?cs call:plural(counts.leaving, "release", "releases") ?> of the draft <?cs if:counts.leaving == 1 ?>is<?cs else ?>are<?cs /if ?> not in it and leave<?cs if:counts.leaving == 1 ?>s<?cs /if ?>.<?cs else ?>The draft becomes this list; nothing leaves it.<?cs /if ?></li>
<?cs /if ?><li><b><?cs var:counts.new ?></b> new release<?cs if:counts.new != 1 ?>s<?cs /if ?>, with <?cs call:plural(counts.artists, "new artist", "new artists") ?> and <?cs call:plural(counts.genres, "new genre", "new genres") ?></li>
<li><b><?cs var:counts.matched ?></b> known: <?cs var:counts.unchanged ?> unchanged, <?cs var:counts.changed ?> corrected</li>
</ul>
<?cs /if ?><?cs if:problem_count ?><h2 id="problems">What is wrong with it</h2>
<p>Correct the file and send it again<?cs if:subcount(columns) ?>, or say below which column is what<?cs /if ?>. <a href="<?cs var:all_problems ?>" type="text/csv">All <?cs var:problem_count ?> as CSV</a></p>
<table class="list problems">
<thead><tr><th scope="col">Where</th><th scope="col">Column</th><th scope="col">There</th><th scope="col">What is wrong</th></tr></thead>
<tbody>
<?cs each:item = problems ?><tr><th scope="row"><?cs if:item.line ?>line <?cs var:item.line ?><?cs else ?>the file<?cs /if ?></th><td><?cs if:item.column ?><?cs var:item.column ?><?cs else ?><span class="none">the row</span><?cs /if ?></td><td><?cs if:item.value ?><code><?cs var:item.value ?></code><?cs else ?><span class="none">nothing</span><?cs /if ?></td><td><?cs var:item.reason ?></td></tr>
<?cs /each ?></tbody>
</table>
<?cs if:more_problems ?><p>And <?cs var:more_problems ?> more: <a href="<?cs var:all_problems ?>" type="text/csv">all as CSV</a>.</p>
<?cs /if ?><?cs /if ?><form class="mapping quiet" action="<?cs var:upload.link ?>" method="get"><details<?cs if:problem_count ?> open<?cs /if ?>><summary>Which column of the file is what</summary>
<?cs each:item = columns ?><p><label for="<?cs var:item.field ?>"><?cs var:item.label ?></label> <select id="<?cs var:item.field ?>" name="<?cs var:item.field ?>"><option value="0"><?cs if:item.needed ?>Choose one<?cs else ?>Not in the file<?cs /if ?></option><?cs each:option = item.options ?><option value="<?cs var:option.place ?>"<?cs if:option.selected ?> selected<?cs /if ?>><?cs var:option.name ?></option><?cs /each ?></select></p>
<?cs /each ?><p><label for="separator">Between genres stands</label> <input id="separator" name="separator" maxlength="10" autocomplete="off" value="<?cs var:separator ?>"></p>
<p class="act"><button>Read it so</button></p>
</details></form>
<form class="quiet apply" action="<?cs var:upload.link ?>" method="post">
<input type="hidden" name="token" value="<?cs var:admin.token ?>"><input type="hidden" name="key" value="<?cs var:admin.key ?>"><input type="hidden" name="revision" value="<?cs var:chart.revision ?>"><?cs each:item = columns ?><input type="hidden" name="<?cs var:item.field ?>" value="<?cs var:item.place ?>"><?cs /each ?><input type="hidden" name="separator" value="<?cs var:separator ?>">
<?cs if:subcount(near) ?><h2>Names that look like known ones</h2>
<p>Nothing is merged unless you say so: what stays new is added beside the known one.</p>
<table class="list near">
<thead><tr><th scope="col">Where</th><th scope="col">In the file</th><th scope="col">It is</th></tr></thead>
<tbody>
<?cs each:item = near ?><tr><td>line <?cs var:item.line ?></td><th scope="row" id="near-<?cs var:item.number ?>"><?cs if:item.title ?><?cs var:item.title ?> <small><?cs var:item.artist ?></small><?cs else ?>the artist <?cs var:item.artist ?><?cs /if ?></th><td><select name="same" aria-labelledby="near-<?cs var:item.number ?>"><option value=""><?cs if:item.title ?>a new release<?cs else ?>a new artist<?cs /if ?></option><?cs each:answer = item.answers ?><option value="<?cs var:answer.value ?>"<?cs if:answer.selected ?> selected<?cs /if ?>>the same as <?cs if:item.title ?>“<?cs var:answer.title ?>” by <?cs /if ?><?cs var:answer.artist ?></option><?cs /each ?></select></td></tr>
<?cs /each ?></tbody>
</table>
<?cs if:more_near ?><p>And <?cs var:more_near ?> more, which are added as new: name their release in the file to say otherwise.</p>
<?cs /if ?><p class="act"><button name="act" value="check">See what that changes</button> Nothing is saved by it.</p>
<?cs /if ?><?cs if:subcount(corrections) ?><h2>Corrections of known releases</h2>
<p>The file says otherwise than is known here. Applied, readers see these at once in every chart; an empty field of the file corrects nothing.</p>
<table class="list corrections">
<thead><tr><th scope="col">Where</th><th scope="col">Release</th><th scope="col">Field</th><th scope="col">Now</th><th scope="col">In the file</th></tr></thead>
<tbody>
<?cs each:item = corrections ?><tr><td>line <?cs var:item.line ?></td><th scope="row"><a href="<?cs var:item.link ?>"><?cs var:item.release ?></a></th><td><?cs var:item.field ?></td><td class="before"><?cs if:item.before ?><?cs var:item.before ?><?cs else ?><span class="none">nothing</span><?cs /if ?></td><td class="after"><?cs var:item.after ?></td></tr>
<?cs /each ?></tbody>
</table>
<?cs if:more_corrections ?><p>And <?cs var:more_corrections ?> more.</p>
<?cs /if ?><?cs /if ?><?cs if:looked && !problem_count ?><?cs if:draft_changes || counts.changed ?><p class="act"><button class="main" name="act" value="apply">Make this list the draft</button> <?cs if:chart.count ?>It takes the place of the <?cs var:chart.count ?> releases there now. <?cs /if ?>Readers see it when it is published.</p>
<?cs else ?><p>There is nothing to apply: the draft is this list already.</p>
<?cs /if ?><?cs /if ?></form>
<?cs include!"layout/admin_foot.cs" ?>

<?cs # What publishing a draft would change. Values: chart.*, entered left moved (each .count .more .list.*.title .artist .rank .before .up .down), unchanged, page may_publish next note when note_limit plan_action fault.note fault.when
?><?cs include!"layout/admin_head.cs" ?><?cs include!"layout/fault.cs" ?><?cs include!"layout/draft.cs" ?><?cs include!"layout/plan.cs" ?><?cs
def:more(kind) ?><?cs if:kind.more ?><p>And <?cs var:kind.more ?> more.</p>
<?cs /if ?><?cs /def ?>
<?cs call:draft_tabs("preview") ?><?cs call:draft_state() ?><?cs call:plan_notice(chart.plan) ?>
<?cs if:!chart.count ?><p>The draft is empty, and an edition is not: there is nothing to publish.</p>
<?cs elif:chart.edition && !chart.differs ?><p>There is nothing to publish: readers see this list already.</p>
<?cs else ?><h2>What changes for readers</h2>
<p><?cs var:entered.count ?> enter, <?cs var:left.count ?> leave, <?cs var:moved.count ?> move, <?cs var:unchanged ?> stay<?cs if:unchanged == 1 ?>s<?cs /if ?> where <?cs if:unchanged == 1 ?>it is<?cs else ?>they are<?cs /if ?>.</p>
<?cs if:chart.edition ?><?cs if:entered.count ?><h3>Enter</h3>
<ul class="changes">
<?cs each:item = entered.list ?><li><b><?cs var:item.rank ?></b> <?cs call:draft_title(item) ?> <small><?cs var:item.artist ?></small></li>
<?cs /each ?></ul>
<?cs call:more(entered) ?><?cs /if ?><?cs if:left.count ?><h3>Leave</h3>
<ul class="changes">
<?cs each:item = left.list ?><li><b><?cs var:item.before ?></b> <?cs call:draft_title(item) ?> <small><?cs var:item.artist ?></small></li>
<?cs /each ?></ul>
<?cs call:more(left) ?><?cs /if ?><?cs if:moved.count ?><h3>Move</h3>
<ul class="changes">
<?cs each:item = moved.list ?><li><b><?cs var:item.rank ?></b> <?cs call:draft_title(item) ?> <small><?cs var:item.artist ?>, from <?cs var:item.before ?>, <?cs if:item.up ?>up <?cs var:item.up ?><?cs else ?>down <?cs var:item.down ?><?cs /if ?></small></li>
<?cs /each ?></ul>
<?cs call:more(moved) ?><?cs /if ?><?cs /if ?><?cs if:may_publish ?><h2>Publish</h2>
<form class="sheet" action="<?cs var:chart.publish ?>" method="post">
<input type="hidden" name="token" value="<?cs var:admin.token ?>"><input type="hidden" name="key" value="<?cs var:admin.key ?>"><input type="hidden" name="revision" value="<?cs var:chart.revision ?>"><?cs if:chart.plan.id ?><input type="hidden" name="plan" value="<?cs var:chart.plan.id ?>"><?cs /if ?>
<p><label for="note">Note for readers, may be empty</label>
<textarea id="note" name="note" rows="3" maxlength="<?cs var:note_limit ?>"<?cs call:faulty("note", fault.note) ?>>
<?cs var:note ?></textarea>
<?cs call:fault("note", fault.note) ?></p>
<p><label for="when">Date and time in UTC, for later</label>
<span class="with"><input id="when" name="when" autocomplete="off" maxlength="40" placeholder="2026-12-24 18:00" value="<?cs var:when ?>"<?cs call:faulty("when", fault.when) ?>> <button class="side" formaction="<?cs var:plan_action ?>"><?cs if:chart.plan.id ?>Plan it anew, for this time<?cs else ?>Publish at this time<?cs /if ?></button></span>
<?cs call:fault("when", fault.when) ?></p>
<p class="act"><button class="main">Publish edition <?cs var:next ?> now</button> Readers see it at once, and it stays for ever.<?cs if:chart.plan.id ?> It takes the place of the planned publication.<?cs /if ?></p>
</form>
<?cs else ?><p>Publishing takes an editor; the draft is saved and waits.</p>
<?cs /if ?><?cs /if ?><?cs if:chart.count && (chart.differs || !chart.edition) ?><h2>The page as it will be</h2>
<p><a class="onward" href="<?cs var:page ?>">See the page that readers will see</a></p>
<?cs /if ?><?cs include!"layout/admin_foot.cs" ?>

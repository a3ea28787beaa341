<?cs # A draft as text. Values: chart.*, text most problems.*.sentence more fault.text
?><?cs include!"layout/admin_head.cs" ?><?cs include!"layout/fault.cs" ?><?cs include!"layout/draft.cs" ?><?cs include!"layout/plan.cs" ?>
<?cs call:draft_tabs("text") ?><?cs call:draft_state() ?><?cs call:plan_notice(chart.plan) ?>
<?cs if:subcount(problems) ?><h2>Lines that cannot be taken</h2>
<ul>
<?cs each:item = problems ?><li><?cs var:item.sentence ?></li>
<?cs /each ?><?cs if:more ?><li>And <?cs var:more ?> more.</li>
<?cs /if ?></ul>
<?cs /if ?><form class="text" action="<?cs var:chart.text ?>" method="post">
<input type="hidden" name="token" value="<?cs var:admin.token ?>"><input type="hidden" name="key" value="<?cs var:admin.key ?>"><input type="hidden" name="revision" value="<?cs var:chart.revision ?>">
<p><label for="text">A line for each release, the best first</label></p>
<p id="text-help">Move, remove and add lines: their order is the ranking. The first line names the columns. A new line needs title and artist of a release that is known here; date and release (the last part of its address) may be left out. Titles and dates are not changed from here.</p>
<textarea id="text" name="text" rows="30" spellcheck="false" autocomplete="off" aria-describedby="text-help<?cs if:fault.text ?> text-fault<?cs /if ?>"<?cs if:fault.text ?> aria-invalid="true"<?cs /if ?>>
<?cs var:text ?></textarea>
<p><?cs call:fault("text", fault.text) ?></p>
<p class="act"><button class="main">Save</button> Up to <?cs var:most ?> lines.</p>
</form>
<?cs include!"layout/admin_foot.cs" ?>

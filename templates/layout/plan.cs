<?cs # Defines what is said of a planned publication: plan_when(plan), its time; plan_state(plan), how it stands, within a sentence; plan_notice(plan), the same with what may be done, on a draft's pages. Values: plan.id .time .iso .planner .waits .late .preview .cancel
?><?cs def:plan_when(plan) ?><time datetime="<?cs var:plan.iso ?>"><?cs var:plan.time ?></time><?cs /def
?><?cs def:plan_state(plan) ?>planned for <?cs call:plan_when(plan) ?> by <?cs var:plan.planner ?><?cs if:plan.waits ?>, <strong>waits: <?cs var:plan.waits ?></strong><?cs elif:plan.late ?>, <strong>not published yet: it is tried again until the database answers</strong><?cs /if ?><?cs /def
?><?cs def:plan_notice(plan) ?><?cs if:plan.id ?><section class="plan<?cs if:plan.waits || plan.late ?> waits<?cs /if ?>" aria-label="Planned publication">
<p>Publication <?cs call:plan_state(plan) ?>.<?cs if:plan.waits ?> Nothing is published until an editor looks at the <a href="<?cs var:plan.preview ?>">preview</a> and publishes or plans again, or cancels.<?cs elif:!plan.late ?> If the draft is changed before, nothing is published until an editor confirms it.<?cs /if ?></p>
<?cs if:plan.cancel ?><form class="quiet" action="<?cs var:plan.cancel ?>" method="post"><input type="hidden" name="token" value="<?cs var:admin.token ?>"><input type="hidden" name="key" value="<?cs var:admin.key ?>"><input type="hidden" name="plan" value="<?cs var:plan.id ?>"><button>Cancel this publication</button></form>
<?cs /if ?></section>
<?cs /if ?><?cs /def ?>

<?cs # A list's releases over time, as a picture whose bars lead to those of a year or a decade.
  Values: timeline.unit, timeline.bars.*.name .releases .label .link .left .x .middle .share .width .y .number_y .height .chosen .second
?><?cs if:timeline.unit ?><figure class="timeline">
<figcaption>By <?cs var:timeline.unit ?>; choose one to see its releases</figcaption>
<svg role="group" aria-label="Releases by <?cs var:timeline.unit ?>" width="100%" height="88">
<?cs each:bar = timeline.bars ?><?cs if:bar.link ?><a href="<?cs var:bar.link ?>" aria-label="<?cs var:bar.label ?>"<?cs if:bar.chosen ?> class="chosen" aria-current="true"<?cs /if ?>>
<?cs else ?><g>
<?cs /if ?><rect class="field" x="<?cs var:bar.left ?>" y="0" width="<?cs var:bar.share ?>" height="88"/>
<rect class="bar" x="<?cs var:bar.x ?>" y="<?cs var:bar.y ?>" width="<?cs var:bar.width ?>" height="<?cs var:bar.height ?>"/>
<text<?cs if:bar.second ?> class="second"<?cs /if ?> x="<?cs var:bar.middle ?>" y="83"><?cs var:bar.name ?></text>
<text x="<?cs var:bar.middle ?>" y="<?cs var:bar.number_y ?>"><?cs var:bar.releases ?></text><?cs if:bar.link ?></a><?cs else ?></g><?cs /if ?>
<?cs /each ?></svg>
</figure>
<?cs /if ?>

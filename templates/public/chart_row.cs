<?cs # A row of a chart, alike for every visitor, sort and filter: it is kept per revision.
  Values: rank move.kind .sign .words .history title link artist credit.*.name .link .join date.iso .text cover no_cover links.*.label .url
  tags.*.name .link .weight more_tags.* more_tag_count has_places places.*.link .chart .rank more_places.* more_place_count
?><?cs include!"layout/credit.cs" ?><?cs def:tag(item) ?><li><?cs if:item.link ?><a href="<?cs var:item.link ?>"><?cs var:item.name ?></a><?cs else ?><?cs var:item.name ?><?cs /if ?><?cs if:item.weight ?> <small><?cs var:item.weight ?></small><?cs /if ?></li><?cs /def
?><?cs def:place(item) ?><li><a href="<?cs var:item.link ?>"><?cs var:item.chart ?> <small>#<?cs var:item.rank ?></small></a></li><?cs /def
?><tr id="rank-<?cs var:rank ?>"><td class="rank"><a href="#rank-<?cs var:rank ?>"><?cs var:rank ?></a><?cs if:move.sign ?> <span class="move <?cs var:move.kind ?>"><?cs if:move.words ?><span aria-hidden="true"><?cs var:move.sign ?></span><span class="unseen"><?cs var:move.words ?></span><?cs else ?><?cs var:move.sign ?><?cs /if ?></span><?cs /if ?></td>
<th scope="row" class="title"<?cs if:subcount(links) || move.history ?> abbr="<?cs if:title ?><?cs var:title ?><?cs else ?>[untitled]<?cs /if ?>"<?cs /if ?>><?cs
if:cover ?><img class="cover" src="<?cs var:cover ?>" width="44" height="44" loading="lazy" alt=""><?cs /if ?><?cs
if:no_cover ?><span class="cover"></span><?cs /if ?><?cs
if:title ?><a href="<?cs var:link ?>"><?cs var:title ?></a><?cs else ?><a href="<?cs var:link ?>"><span class="none">[untitled]</span></a><?cs /if ?><?cs
if:subcount(links) ?><span class="links"><?cs
each:link = links ?> <a rel="noopener noreferrer" href="<?cs var:link.url ?>"><?cs var:link.label ?></a><?cs /each ?></span><?cs /if ?><?cs if:move.history ?> <small class="history"><?cs var:move.history ?></small><?cs /if ?></th>
<td class="artist"><?cs call:credit(credit, artist) ?></td>
<td class="released"><?cs if:date.iso ?><time datetime="<?cs var:date.iso ?>"><?cs var:date.text ?></time><?cs else ?><span class="none">unknown</span><?cs /if ?></td>
<td class="genre"><?cs if:subcount(tags) ?><ul><?cs each:item = tags ?><?cs call:tag(item) ?><?cs /each ?><?cs
if:more_tag_count ?><li class="more"><details><summary>+<?cs var:more_tag_count ?><span class="unseen"> more genres</span></summary><ul><?cs
each:item = more_tags ?><?cs call:tag(item) ?><?cs /each ?></ul></details></li><?cs /if ?></ul><?cs else ?><span class="none">untagged</span><?cs /if ?></td><?cs
if:has_places ?>
<td class="place"><?cs if:subcount(places) ?><ul><?cs each:item = places ?><?cs call:place(item) ?><?cs /each ?><?cs
if:more_place_count ?><li class="more"><details><summary>+<?cs var:more_place_count ?><span class="unseen"> more charts</span></summary><ul><?cs
each:item = more_places ?><?cs call:place(item) ?><?cs /each ?></ul></details></li><?cs /if ?></ul><?cs else ?><span class="none">only here</span><?cs /if ?></td><?cs /if ?></tr>

<?cs # What scripts can fetch. Values: link.sitemap .schema .release .release_schema .artist .artist_schema .genre .genre_schema .search_json .search_schema .changes .changes_schema .edition, version entries rows hits, example.csv .json .release .artist .genre .search .changes .text .feed
?><?cs include!"layout/head.cs" ?>
<h1>Data and feeds</h1>
<div class="standfirst"><p>Every chart can be fetched as it stands on its page: for a spreadsheet, a script, a feed reader or a terminal. No key is needed.</p></div>
<div class="manual">
<section aria-labelledby="addresses">
<h2 id="addresses">Addresses</h2>
<p>The address of a chart with one of these behind it, such as <code><?cs var:link.charts ?>/example.csv</code>. Each chart’s page links to its own, with the sorting and the filters in force.</p>
<dl class="terms">
<dt><code>.csv</code></dt><dd>Comma-separated values, UTF-8, with a header. With <code>?for=excel</code> in the form that spreadsheets open without mistakes.</dd>
<dt><code>.json</code></dt><dd>Everything that the page knows, with a version. Scripts of any site may read it.</dd>
<dt><code>.atom</code></dt><dd>A feed with an entry for each edition, which says what entered, left and moved.</dd>
<dt><code>.txt</code></dt><dd>An aligned table for terminals, less than 80 columns wide.</dd>
<dt><a href="<?cs var:link.feed ?>"><?cs var:link.feed ?></a></dt><dd>The feed over the editions of all charts.</dd>
<dt><a href="<?cs var:link.sitemap ?>"><?cs var:link.sitemap ?></a></dt><dd>The addresses of all charts, releases, artists and genres, for search engines.</dd>
</dl>
</section>
<section aria-labelledby="parameters">
<h2 id="parameters">Parameters</h2>
<p>CSV, JSON and text take those of the page. All of them may be combined, and left out.</p>
<dl class="terms">
<dt><code>sort</code></dt><dd><code>rank</code>, <code>title</code>, <code>artist</code>, <code>released</code>, <code>genre</code> or <code>place</code> (the best place in another chart). Without it, the chart’s own. The releases of a genre take <code>title</code>, <code>artist</code>, <code>released</code> and <code>place</code>.</dd>
<dt><code>order</code></dt><dd><code>asc</code> or <code>desc</code>. What is unknown comes last in both.</dd>
<dt><code>from</code>, <code>to</code></dt><dd>Years of release, both included. Releases without a known date are left out, and counted.</dd>
<dt><code>genre</code></dt><dd>A genre tag as addresses have it: <code>dream-pop</code>.</dd>
<dt><code>q</code></dt><dd>Text in title or artist; case and accents do not matter.</dd>
<dt><code>page</code></dt><dd>One page of <?cs var:rows ?> rows. Without it, all rows.</dd>
<dt><code>for</code></dt><dd>Of CSV only: <code>excel</code>.</dd>
</dl>
<p>A value that is not allowed is answered with status 400 and a sentence that names the parameter and what it may be. Empty ones and other parameters are ignored. The feeds take <code>page</code> only: <?cs var:entries ?> editions each, and a link to the next.</p>
<p>Answers carry an <code>ETag</code>. Whoever sends it back as <code>If-None-Match</code> gets 304 until something was published or corrected. Who asks much more often than 20 times a second may be answered with status 429, and goes on after a few seconds.</p>
</section>
<section aria-labelledby="csv">
<h2 id="csv">CSV</h2>
<p>RFC 4180. Genres are separated by <code>;</code>, strongest first, each with its weight from 1 to 100 where one is known. Unknown values are empty. The last column is the release in addresses.</p>
<pre><code><?cs var:example.csv ?></code></pre>
</section>
<section aria-labelledby="json">
<h2 id="json">JSON</h2>
<p>Version <?cs var:version ?>, described by a <a href="<?cs var:link.schema ?>">JSON Schema</a>. Members may be added under the same version; a new version says that one has changed its meaning or is gone. Dates are as precise as they are known, and <code>precision</code> says how precise. Unknown values are <code>null</code>.</p>
<pre><code><?cs var:example.json ?></code></pre>
</section>
<section aria-labelledby="editions">
<h2 id="editions">Editions</h2>
<p>Every edition stays at its own address, such as <code><?cs var:link.edition ?></code>, with the same forms and parameters as the chart. What changed between any two is at <code><?cs var:link.changes ?></code> (<a href="<?cs var:link.changes_schema ?>">JSON Schema</a>):</p>
<pre><code><?cs var:example.changes ?></code></pre>
</section>
<section aria-labelledby="documents">
<h2 id="documents">Releases, artists, genres</h2>
<p>Their pages have a JSON form as well, with the same version, dates and <code>null</code> as above: the address with <code>.json</code> behind it. A genre takes <code>sort</code>, <code>order</code>, <code>from</code>, <code>to</code>, <code>q</code> and <code>page</code>, an artist <code>page</code>; both give one page of their releases.</p>
<p><code><?cs var:link.release ?></code> (<a href="<?cs var:link.release_schema ?>">JSON Schema of a release</a>):</p>
<pre><code><?cs var:example.release ?></code></pre>
<p><code><?cs var:link.artist ?></code> (<a href="<?cs var:link.artist_schema ?>">JSON Schema of an artist</a>):</p>
<pre><code><?cs var:example.artist ?></code></pre>
<p><code><?cs var:link.genre ?></code> (<a href="<?cs var:link.genre_schema ?>">JSON Schema of a genre</a>):</p>
<pre><code><?cs var:example.genre ?></code></pre>
</section>
<section aria-labelledby="search">
<h2 id="search">Search</h2>
<p><code><?cs var:link.search_json ?>?q=…</code> finds what the <a href="<?cs var:link.search ?>">search</a> does: charts, genres, artists and releases, up to <?cs var:hits ?> of each, described by a <a href="<?cs var:link.search_schema ?>">JSON Schema</a>. <code>match</code> says how close a hit is: called so (<code>exact</code>), beginning so (<code>prefix</code>), with all the words in its name or its artist credit (<code>words</code>), or spelled nearly so, or with its longest words only (<code>similar</code>). <code>q</code> is needed. Browsers learn of the search from <a href="<?cs var:link.opensearch ?>"><?cs var:link.opensearch ?></a>.</p>
<pre><code><?cs var:example.search ?></code></pre>
</section>
<section aria-labelledby="feeds">
<h2 id="feeds">Feeds</h2>
<p>Atom, RFC 4287. An entry’s <code>id</code> stays the same for ever, also when the chart gets another address. Of each kind of change the first ten are named and the rest is counted.</p>
<pre><code><?cs var:example.feed ?></code></pre>
</section>
<section aria-labelledby="text">
<h2 id="text">Text</h2>
<p>What is too long for its column is cut. Characters that take two columns are counted as two.</p>
<pre><code><?cs var:example.text ?></code></pre>
</section>
</div>
<?cs include!"layout/foot.cs" ?>

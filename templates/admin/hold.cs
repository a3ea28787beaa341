<?cs # A form that was not saved. Values: why asks_login login_name held.*.name .value
?><?cs include!"layout/admin_head.cs" ?>
<p class="standfirst"><?cs var:why ?></p>
<form class="sheet" action="<?cs var:admin.path ?>" method="post">
<?cs if:admin.token ?><input type="hidden" name="token" value="<?cs var:admin.token ?>">
<?cs /if ?><?cs if:asks_login ?><p><label for="login-name">Name</label>
<input id="login-name" name="login-name" autocomplete="username" autocapitalize="none" spellcheck="false" required maxlength="40" value="<?cs var:login_name ?>"></p>
<p><label for="login-password">Password</label>
<input id="login-password" name="login-password" type="password" autocomplete="current-password" required maxlength="200"></p>
<p class="act"><button>Log in and keep what was typed</button></p>
<?cs else ?><p class="act"><button>Send it again</button></p>
<?cs /if ?><?cs if:subcount(held) ?><h2>What was typed</h2>
<dl class="held">
<?cs each:item = held ?><dt><?cs var:item.name ?></dt><dd><?cs var:item.value ?><input type="hidden" name="<?cs var:item.name ?>" value="<?cs var:item.value ?>"></dd>
<?cs /each ?></dl>
<?cs /if ?></form>
<?cs include!"layout/admin_foot.cs" ?>

<?cs # A form that was not saved. Values: why asks_login asks_code login_name file held.*.name .value .unseen, fault.login_name fault.login_code
?><?cs include!"layout/admin_head.cs" ?><?cs include!"layout/fault.cs" ?>
<p class="standfirst"><?cs var:why ?></p>
<form class="sheet" action="<?cs var:admin.path ?>" method="post"<?cs if:file ?> enctype="multipart/form-data"<?cs /if ?>>
<?cs if:admin.token ?><input type="hidden" name="token" value="<?cs var:admin.token ?>">
<?cs /if ?><?cs if:asks_login ?><p><label for="login_name">Name</label>
<input id="login_name" name="login_name" autocomplete="username" autocapitalize="none" spellcheck="false" required maxlength="40" value="<?cs var:login_name ?>"<?cs call:faulty("login_name", fault.login_name) ?>>
<?cs call:fault("login_name", fault.login_name) ?></p>
<p><label for="login_password">Password</label>
<input id="login_password" name="login_password" type="password" autocomplete="current-password" required maxlength="200"></p>
<?cs elif:asks_code ?><p><label for="login_code">Code that your app shows, or a recovery code</label>
<input id="login_code" name="login_code" autocomplete="one-time-code" autocapitalize="none" spellcheck="false" required maxlength="100"<?cs call:faulty("login_code", fault.login_code) ?>>
<?cs call:fault("login_code", fault.login_code) ?></p>
<?cs /if ?><?cs if:file ?><p><label for="file">Choose the file again: files are not kept</label>
<input id="file" name="file" type="file"></p>
<?cs /if ?><p class="act"><button><?cs if:asks_login || asks_code ?>Log in and keep what was typed<?cs else ?>Send it again<?cs /if ?></button></p>
<?cs if:subcount(held) ?><h2>What was typed</h2>
<dl class="held">
<?cs each:item = held ?><?cs if:!item.unseen ?><dt><?cs var:item.name ?></dt><dd><?cs var:item.value ?></dd>
<?cs /if ?><?cs /each ?></dl>
<?cs each:item = held ?><input type="hidden" name="<?cs var:item.name ?>" value="<?cs var:item.value ?>">
<?cs /each ?><?cs /if ?></form>
<?cs include!"layout/admin_foot.cs" ?>

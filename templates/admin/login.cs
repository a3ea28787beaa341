<?cs # The login. Values: name next fault.name fault.password
?><?cs include!"layout/admin_head.cs" ?><?cs include!"layout/fault.cs" ?>
<form class="sheet" action="<?cs var:admin.login ?>" method="post">
<?cs if:next ?><input type="hidden" name="next" value="<?cs var:next ?>">
<?cs /if ?><p><label for="name">Name</label>
<input id="name" name="name" autocomplete="username" autocapitalize="none" spellcheck="false" required maxlength="40" value="<?cs var:name ?>"<?cs call:faulty("name", fault.name) ?>>
<?cs call:fault("name", fault.name) ?></p>
<p><label for="password">Password</label>
<input id="password" name="password" type="password" autocomplete="current-password" required maxlength="200"<?cs call:faulty("password", fault.password) ?>>
<?cs call:fault("password", fault.password) ?></p>
<p class="act"><button>Log in</button></p>
</form>
<?cs include!"layout/admin_foot.cs" ?>

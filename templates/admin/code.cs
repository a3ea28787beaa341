<?cs # The code behind the password of a login. Values: next fault.code
?><?cs include!"layout/admin_head.cs" ?><?cs include!"layout/fault.cs" ?>
<form class="sheet" action="<?cs var:admin.code ?>" method="post">
<?cs if:next ?><input type="hidden" name="next" value="<?cs var:next ?>">
<?cs /if ?><p><label for="code">Code that your app shows, or a recovery code</label>
<input id="code" name="code" autocomplete="one-time-code" autocapitalize="none" spellcheck="false" required maxlength="100"<?cs call:faulty("code", fault.code) ?>>
<?cs call:fault("code", fault.code) ?></p>
<p class="act"><button>Log in</button> <a href="<?cs var:admin.login ?>">Begin again</a></p>
</form>
<p class="help">Neither app nor recovery codes at hand? An administrator can turn the codes of your account off.</p>
<?cs include!"layout/admin_foot.cs" ?>

<?cs # The first page for editors.
?><?cs include!"layout/admin_head.cs" ?>
<p class="standfirst">You are logged in as <?cs var:admin.name ?>.</p>
<?cs include!"layout/admin_foot.cs" ?>

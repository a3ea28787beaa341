void suite_schema(void);
void suite_schema(void)
{
}

/* silverchartctl: the command line of operators and editors. See silverchartctl(1). */

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/log.h"
#include "main/ctl.h"

#include "base/banned.h"

static const struct ctl_command *const commands[] = {
	&ctl_migrate,
	&ctl_import,
	&ctl_genre,
	&ctl_export,
	&ctl_publish,
	&ctl_map,
	&ctl_editor,
	&ctl_check,
	&ctl_settings,
};

/* What getopt_long() answers for the options that every command has; others are their position. */
enum { OPTION_HELP = 1000, OPTION_CONFIG, OPTION_VERSION };

static enum ctl_exit print_settings(
	struct ctl *ctl, char *const *operands, const char *const *values)
{
	(void)ctl;
	(void)operands;
	(void)values;
	settings_print_example(stdout);
	return CTL_DONE;
}

const struct ctl_command ctl_settings = {
	.name = "settings",
	.operands = "",
	.sentence = "Prints every setting with its default, as a commented file to start from.",
	.more = "",
	.options = (const struct ctl_option[]){{0}},
	.run = print_settings,
};

static void print_help(FILE *out)
{
	fputs("usage: silverchartctl [--config FILE] COMMAND ...\n"
	      "       silverchartctl COMMAND --help\n"
	      "       silverchartctl --help | --version\n\n",
		out);
	for (size_t i = 0; i < sizeof(commands) / sizeof(commands[0]); i++)
		fprintf(out, "  %-9s %s\n", commands[i]->name, commands[i]->sentence);
	fprintf(out, "\nWithout --config, settings are read from %s if it is there.\n",
		settings_default_path);
}

static void print_option(const char *name, const char *argument, const char *sentence)
{
	char synopsis[64];

	snprintf(synopsis, sizeof(synopsis), "--%s%s%s", name, argument != NULL ? " " : "",
		argument != NULL ? argument : "");
	fprintf(stdout, "  %-22s %s\n", synopsis, sentence);
}

static void print_command_help(const struct ctl_command *command)
{
	printf("usage: silverchartctl %s%s%s%s\n\n%s\n%s\n", command->name,
		command->options->name != NULL ? " [options]" : "",
		*command->operands != '\0' ? " " : "", command->operands, command->sentence,
		command->more);
	for (const struct ctl_option *option = command->options; option->name != NULL; option++)
		print_option(option->name, option->argument, option->sentence);
	if (command->reads_settings)
		print_option("config", "FILE", "Read the settings from FILE.");
	print_option("help", NULL, "Print this.");
}

/* The options of `command`, then those that all have. */
static void list_options(const struct ctl_command *command, struct option list[CTL_MAX_OPTIONS + 3])
{
	size_t count = 0;

	for (; command->options[count].name != NULL; count++) {
		list[count] = (struct option){
			.name = command->options[count].name,
			.has_arg = command->options[count].argument != NULL ? required_argument
		                                                            : no_argument,
			.val = (int)count,
		};
	}
	list[count++] = (struct option){"config", required_argument, NULL, OPTION_CONFIG};
	list[count++] = (struct option){"help", no_argument, NULL, OPTION_HELP};
	list[count] = (struct option){0};
}

static enum ctl_exit run(struct ctl *ctl, const struct ctl_command *command, char **operands,
	const char *const *values)
{
	const char *fault;

	if (command->reads_settings) {
		ctl->config = settings_find(ctl->config);
		fault = settings_read(ctl->config, ctl->arena, &ctl->settings);
		if (fault != NULL)
			return ctl_fail(CTL_BAD_SETTINGS, "%s", fault);
	}
	return command->run(ctl, operands, values);
}

/* Reads the command's options and operands; argv[0] is its name. */
static enum ctl_exit run_command(
	struct ctl *ctl, const struct ctl_command *command, int argc, char **argv)
{
	struct option list[CTL_MAX_OPTIONS + 3];
	const char *values[CTL_MAX_OPTIONS] = {0};
	int option;

	list_options(command, list);
	argv[0] = arena_format(ctl->arena, "silverchartctl %s", command->name);
	optind = 0; /* a new list of arguments (getopt(3)) */
	while ((option = getopt_long(argc, argv, "", list, NULL)) != -1) {
		if (option == OPTION_HELP) {
			print_command_help(command);
			return CTL_DONE;
		}
		if (option == '?')
			return ctl_fail(CTL_USAGE, "see \"%s --help\"", argv[0]);
		if (option == OPTION_CONFIG)
			ctl->config = optarg;
		else
			values[option] = optarg != NULL ? optarg : "";
	}
	if (argc - optind < command->operand_count ||
		argc - optind > command->operand_count + command->optional_operands)
		return ctl_fail(CTL_USAGE, "usage: %s%s%s; see --help", argv[0],
			*command->operands != '\0' ? " " : "", command->operands);
	return run(ctl, command, argv + optind, values);
}

static const struct ctl_command *find_command(const char *name)
{
	for (size_t i = 0; i < sizeof(commands) / sizeof(commands[0]); i++) {
		if (strcmp(commands[i]->name, name) == 0)
			return commands[i];
	}
	return NULL;
}

static enum ctl_exit run_arguments(struct ctl *ctl, int argc, char **argv)
{
	static const struct option list[] = {
		{"help", no_argument, NULL, OPTION_HELP},
		{"version", no_argument, NULL, OPTION_VERSION},
		{"config", required_argument, NULL, OPTION_CONFIG},
		{0},
	};
	const struct ctl_command *command;
	int option;

	while ((option = getopt_long(argc, argv, "+", list, NULL)) != -1) {
		if (option == OPTION_HELP) {
			print_help(stdout);
			return CTL_DONE;
		}
		if (option == OPTION_VERSION) {
			puts("silverchartctl " SILVERCHART_VERSION);
			return CTL_DONE;
		}
		if (option == '?')
			return ctl_fail(CTL_USAGE, "see \"silverchartctl --help\"");
		ctl->config = optarg;
	}
	if (optind == argc) {
		print_help(stderr);
		return CTL_USAGE;
	}
	command = find_command(argv[optind]);
	if (command == NULL)
		return ctl_fail(CTL_USAGE, "there is no command \"%s\"; see --help", argv[optind]);
	return run_command(ctl, command, argc - optind, argv + optind);
}

int main(int argc, char **argv)
{
	struct ctl ctl = {.arena = arena_new()};
	enum ctl_exit status;

	log_open("silverchartctl", LOG_SILENT);
	status = run_arguments(&ctl, argc, argv);
	/* What is lost on the way out (a full disk behind ">") was not done. */
	if (fflush(stdout) != 0 || ferror(stdout))
		status = ctl_fail(CTL_FAULT, "standard output: %m");
	arena_free(ctl.arena);
	return status;
}

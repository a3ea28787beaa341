/* silverchart: serves one service of the site behind nginx. See silverchart(8). */

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <sysexits.h>

#include "base/log.h"
#include "base/text.h"
#include "main/config.h"
#include "main/master.h"

#include "base/banned.h"

static const char usage[] =
	"usage: silverchart [--service public|editor] [--config FILE] [--check]\n"
	"       silverchart --help | --version\n"
	"\n"
	"Serves the charts as FastCGI workers on a Unix socket; stays in the foreground.\n"
	"\n"
	"  --service NAME  which service: public, the readers' pages (the default), or\n"
	"                  editor, the pages under /admin\n"
	"  --config FILE   settings (default %s)\n"
	"  --check         read settings and templates, say what is wrong, and end\n"
	"\n"
	"SIGTERM ends it after the requests in work, SIGHUP reads settings and templates again.\n";

static const struct option long_options[] = {
	{"service", required_argument, NULL, 's'},
	{"config", required_argument, NULL, 'c'},
	{"check", no_argument, NULL, 'k'},
	{"help", no_argument, NULL, 'h'},
	{"version", no_argument, NULL, 'v'},
	{0},
};

static int refuse_service(const char *name)
{
	fprintf(stderr, "silverchart: --service %s: the services are public and editor\n", name);
	return EX_USAGE;
}

int main(int argc, char **argv)
{
	struct master_setup setup = {.service = SERVICE_PUBLIC};
	bool check = false;
	int option;
	while ((option = getopt_long(argc, argv, "", long_options, NULL)) != -1) {
		switch (option) {
		case 's':
			if (text_equal(optarg, "editor"))
				setup.service = SERVICE_EDITOR;
			else if (!text_equal(optarg, "public"))
				return refuse_service(optarg);
			break;
		case 'c':
			setup.config = optarg;
			break;
		case 'k':
			check = true;
			break;
		case 'h':
			printf(usage, settings_default_path);
			return EXIT_SUCCESS;
		case 'v':
			puts("silverchart " SILVERCHART_VERSION);
			return EXIT_SUCCESS;
		default:
			fprintf(stderr, usage, settings_default_path);
			return EX_USAGE;
		}
	}
	if (optind < argc) {
		fprintf(stderr, "silverchart: what is \"%s\"? See --help.\n", argv[optind]);
		return EX_USAGE;
	}
	setup.config = settings_find(setup.config);
	log_open("silverchart", LOG_INFO);
	return check ? master_check(&setup) : master_run(&setup);
}

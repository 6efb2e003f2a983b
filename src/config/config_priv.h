/* SPDX-License-Identifier: MIT */
/* Inside config: the checked lines of an ini file, and where files are looked for. */
#ifndef CONFIG_PRIV_H
#define CONFIG_PRIV_H

#include "hub/base/fault.h"
#include "hub/config/config.h"
#include "hub/config/settings.h"

struct setting_section {
    const char *name, *help;
};
extern const struct setting_section setting_sections[];
extern const size_t setting_section_count;

/* One "key = value" of a file, both names in lower case, and what iniparser read there. */
struct ini_line {
    const char *section, *key, *value;
    int line;
    bool bad; /* its fault is told already */
};

struct ini {
    struct arena *a;
    const char *name;          /* of the file, as a person knows it */
    struct ini_line *sections; /* key and value NULL */
    size_t section_count, section_cap;
    struct ini_line *lines;
    size_t count, cap;
};

/*
 * Read a file safely and whole; faults of form go to `faults`, the sound lines to `out`.
 * Errors: HUB_ENOTFOUND if there is none; HUB_ECONFIG if it may not be trusted
 * or cannot be read.
 */
enum hub_rc ini_read(const char *path, const char *name, struct arena *a, struct ini *out,
    struct faults *faults, struct hub_err *err);

/* The bytes of a file that is safe to believe. *text ends with NUL. Errors as above. */
enum hub_rc ini_slurp(const char *path, const char *name, struct arena *a, char **text, size_t *len,
    struct hub_err *err);
/*
 * Form only: sections, keys, line numbers; values stay NULL. A line with a fault
 * is overwritten with spaces, so that what is left has one reading.
 */
void ini_scan(struct ini *ini, char *text, size_t len, struct faults *faults);
/* Scan, then read the values. `text` is changed; `ini` has its arena and name. */
enum hub_rc ini_parse(
    struct ini *ini, char *text, size_t len, struct faults *faults, struct hub_err *err);

#endif

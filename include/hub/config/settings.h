/* SPDX-License-Identifier: MIT */
/*
 * The table of settings: what each may be, its default, its help and where its
 * number comes from. Reading hub.ini, hub.ini.example and `hub config` follow it.
 */
#ifndef HUB_CONFIG_SETTINGS_H
#define HUB_CONFIG_SETTINGS_H

#include "hub/base/arena.h"
#include "hub/base/err.h"
#include "hub/base/str.h"
#include "hub/config/config.h"

#include <stddef.h>
#include <stdint.h>

enum setting_type {
    SETTING_TEXT,   /* const char *: at most `max` characters */
    SETTING_PATH,   /* const char *: "~/" is the home folder; else from the folder of hub.ini */
    SETTING_CHOICE, /* const char *: one of `choices`, "a|b|c" */
    SETTING_BOOL,   /* bool: on, off, yes, no */
    SETTING_INT,    /* int32_t: min..max */
    SETTING_TIME,   /* int32_t: minutes after midnight, written 12:00 */
};

struct setting {
    const char *section, *key; /* lower case */
    enum setting_type type;
    size_t offset;       /* of the member in struct config */
    const char *def;     /* as it would be typed; "" = none */
    int32_t min, max;    /* INT: range; TEXT and PATH: most characters in max */
    const char *unit;    /* "days"; NULL if none */
    const char *choices; /* CHOICE */
    const char *help;    /* one or two sentences */
    const char *source;  /* where the number comes from: "rule 6, S48"; NULL if our own */
};

/* All settings, those of a section together, in the order of hub.ini.example. */
const struct setting *config_settings(size_t *count);
const struct setting *setting_find(const char *section, const char *key); /* NULL if none */

/* One value by its row: text as typed ↔ member. Errors: HUB_EINVAL with a sentence. */
enum hub_rc config_set(const struct setting *s, struct config *c, const char *text, struct arena *a,
    struct hub_err *err);
const char *config_value_text(const struct setting *s, const struct config *c, struct arena *a);
int32_t config_int(const struct setting *s, const struct config *c); /* INT and TIME only */

/* "days, 1 to 366", "on or off", "one of: dark, light, …": what a value may be. "" = any text. */
const char *setting_range_text(const struct setting *s, struct arena *a);

/* The whole of hub.ini.example: each setting with its help, its default commented out. */
void config_write_example(struct sb *out);

#endif

/* SPDX-License-Identifier: MIT */
#include "pack_facts_priv.h"

#include "hub/base/str.h"
#include "hub/config/settings.h"

#include <stddef.h>
#include <string.h>

enum fact_type { FACT_INT, FACT_TEXT, FACT_DAY };

static const struct fact {
    const char *key;
    enum fact_type type;
    size_t offset;
} facts[] = {
    {"number", FACT_INT, offsetof(struct pack_facts, number)},
    {"hub", FACT_INT, offsetof(struct pack_facts, hub)},
    {"holder", FACT_INT, offsetof(struct pack_facts, holder)},
    {"holder_name", FACT_TEXT, offsetof(struct pack_facts, holder_name)},
    {"event", FACT_INT, offsetof(struct pack_facts, event)},
    {"day", FACT_DAY, offsetof(struct pack_facts, day)},
    {"event_name", FACT_TEXT, offsetof(struct pack_facts, event_name)},
    {"holds", FACT_TEXT, offsetof(struct pack_facts, holds)},
    {"keys", FACT_TEXT, offsetof(struct pack_facts, keys)},
    {"source", FACT_TEXT, offsetof(struct pack_facts, source)},
    {"due", FACT_DAY, offsetof(struct pack_facts, due)},
    {"made_at", FACT_INT, offsetof(struct pack_facts, made_at)},
    {"site", FACT_INT, offsetof(struct pack_facts, site)},
    {"seq", FACT_INT, offsetof(struct pack_facts, seq)},
    {"schema", FACT_INT, offsetof(struct pack_facts, schema)},
};
enum { FACTS = sizeof facts / sizeof *facts };

_Static_assert(sizeof(hub_id) == sizeof(int64_t) && sizeof(hub_stamp) == sizeof(int64_t),
    "ids and stamps are read as numbers");

/* Settings are "set.rota.beds=2". */
static const char SETTING[] = "set.";

static bool travels(const struct setting *s)
{
    static const char *const stay[] = {"screen", "print", "away", "backup"};
    for (size_t i = 0; i < sizeof stay / sizeof *stay; i++) {
        if (str_eq(s->section, stay[i])) {
            return false;
        }
    }
    return s->type != SETTING_PATH && !(str_eq(s->section, "hub") && str_eq(s->key, "person"));
}

/* A line end and the backslash are written \n and \\. */
static void add_line(struct sb *b, const char *key, const char *value)
{
    sb_addf(b, "%s=", key);
    for (const char *p = value; *p; p++) {
        if (*p == '\n' || *p == '\\') {
            sb_add(b, *p == '\n' ? "\\n" : "\\\\");
        } else {
            sb_addc(b, *p);
        }
    }
    sb_addc(b, '\n');
}

static const char *unescaped(struct arena *a, const char *text, size_t len)
{
    struct sb b = sb_on(a);
    for (size_t i = 0; i < len; i++) {
        bool pair = text[i] == '\\' && i + 1 < len;
        i += pair;
        sb_addc(&b, pair && text[i] == 'n' ? '\n' : text[i]);
    }
    return sb_str(&b);
}

static void add_fact(struct sb *b, const struct fact *k, const struct pack_facts *f, struct arena *a)
{
    const char *member = (const char *)f + k->offset;
    char day[DATE_TEXT];
    switch (k->type) {
    case FACT_INT:
        add_line(b, k->key, arena_printf(a, "%lld", (long long)*(const int64_t *)(const void *)member));
        break;
    case FACT_TEXT: {
        const char *text = *(const char *const *)(const void *)member;
        add_line(b, k->key, text ? text : "");
        break;
    }
    case FACT_DAY: {
        hub_date d = *(const hub_date *)(const void *)member;
        add_line(b, k->key, date_known(d) ? date_iso(d, day) : "");
        break;
    }
    }
}

const char *pack_facts_text(const struct pack_facts *f, const struct config *c, struct arena *a)
{
    struct sb b = sb_on(a);
    size_t count;
    const struct setting *settings = config_settings(&count);
    for (size_t i = 0; i < FACTS; i++) {
        add_fact(&b, &facts[i], f, a);
    }
    for (size_t i = 0; c && i < count; i++) {
        if (travels(&settings[i])) {
            const char *key =
                arena_printf(a, "%s%s.%s", SETTING, settings[i].section, settings[i].key);
            add_line(&b, key, config_value_text(&settings[i], c, a));
        }
    }
    return sb_str(&b);
}

struct line {
    const char *key, *value;
};

/* The next line; false at the end. *sound: it has a key. */
static bool next_line(
    const char **p, const char *end, struct arena *a, struct line *out, bool *sound)
{
    if (*p >= end) {
        return false;
    }
    const char *stop = memchr(*p, '\n', (size_t)(end - *p));
    stop = stop ? stop : end;
    const char *equals = memchr(*p, '=', (size_t)(stop - *p));
    *sound = equals != NULL;
    if (equals) {
        out->key = arena_strndup(a, *p, (size_t)(equals - *p));
        out->value = unescaped(a, equals + 1, (size_t)(stop - equals - 1));
    }
    *p = stop + 1;
    return true;
}

static bool read_fact(const struct fact *k, struct pack_facts *f, const char *value)
{
    char *member = (char *)f + k->offset;
    int64_t n = 0;
    hub_date day = DATE_NONE;
    switch (k->type) {
    case FACT_INT:
        if (!str_int(value, INT64_MIN, INT64_MAX, &n)) {
            return false;
        }
        memcpy(member, &n, sizeof n);
        return true;
    case FACT_TEXT:
        memcpy(member, &value, sizeof value);
        return true;
    case FACT_DAY:
        if (*value && !date_from_iso(value, &day)) {
            return false;
        }
        memcpy(member, &day, sizeof day);
        return true;
    }
    return false;
}

enum hub_rc pack_facts_read(
    const char *text, size_t len, struct arena *a, struct pack_facts *out, struct hub_err *err)
{
    const char *p = text;
    struct line line;
    bool sound = true;
    *out = (struct pack_facts){.holder_name = "", .event_name = "", .holds = "",
        .keys = "", .source = "", .day = DATE_NONE,
        .due = DATE_NONE, .made_at = STAMP_NONE};
    while (sound && next_line(&p, text + len, a, &line, &sound)) {
        for (size_t i = 0; sound && i < FACTS; i++) {
            if (str_eq(facts[i].key, line.key)) {
                sound = read_fact(&facts[i], out, line.value);
            }
        }
    }
    return sound ? HUB_OK
                 : hub_fail(err, HUB_ECORRUPT, "What the sealed file says of itself cannot be read.");
}

static const struct setting *setting_named(const char *name, struct arena *a)
{
    const char *dot = strchr(name, '.');
    const struct setting *s =
        dot ? setting_find(arena_strndup(a, name, (size_t)(dot - name)), dot + 1) : NULL;
    return s && travels(s) ? s : NULL;
}

void pack_facts_config(const char *text, size_t len, const struct config *local, struct arena *a,
    struct config *out)
{
    const char *p = text;
    struct line line;
    struct hub_err ignored;
    bool sound = true;
    *out = *local;
    while (next_line(&p, text + len, a, &line, &sound)) {
        const struct setting *s = sound && str_starts(line.key, SETTING)
                                      ? setting_named(line.key + strlen(SETTING), a)
                                      : NULL;
        if (s) {
            (void)config_set(s, out, line.value, a, &ignored);
        }
    }
}

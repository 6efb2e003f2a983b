/* SPDX-License-Identifier: MIT */
/* One value of a setting: text as typed ↔ member of struct config. */
#include "config_priv.h"
#include "hub/base/date.h"
#include "hub/base/die.h"
#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/config/settings.h"

#include <string.h>
#include <strings.h>

struct word {
    const char *text;
    bool value;
};

static const struct word bool_words[] = {
    {"on", true}, {"off", false}, {"yes", true}, {"no", false}, {"true", true}, {"false", false}};

static void *member(const struct setting *s, struct config *c)
{
    return (char *)c + s->offset;
}

static const void *const_member(const struct setting *s, const struct config *c)
{
    return (const char *)c + s->offset;
}

static void put_text(void *at, const char *text)
{
    memcpy(at, &text, sizeof text);
}

static const char *get_text(const void *at)
{
    const char *text;
    memcpy(&text, at, sizeof text);
    return text ? text : "";
}

static enum hub_rc set_text(const struct setting *s, struct config *c, const char *text,
    struct arena *a, struct hub_err *err)
{
    bool changed = false;
    char *clean = utf8_clean(a, text, strlen(text), false, &changed);
    if (changed) {
        return hub_fail(err, HUB_EINVAL, "it holds characters that cannot be shown");
    }
    if (utf8_count(clean) > (size_t)s->max) {
        return hub_fail(err, HUB_EINVAL, "at most %d characters, please", (int)s->max);
    }
    put_text(member(s, c), clean);
    return HUB_OK;
}

static enum hub_rc set_choice(const struct setting *s, struct config *c, const char *text,
    struct arena *a, struct hub_err *err)
{
    int i = str_part_index(s->choices, text);
    if (i < 0) {
        return hub_fail(err, HUB_EINVAL, "\"%s\" is not %s", text, setting_range_text(s, a));
    }
    put_text(member(s, c), str_part(a, s->choices, (size_t)i));
    return HUB_OK;
}

static enum hub_rc set_bool(
    const struct setting *s, struct config *c, const char *text, struct hub_err *err)
{
    for (size_t i = 0; i < sizeof bool_words / sizeof *bool_words; i++) {
        if (strcasecmp(text, bool_words[i].text) == 0) {
            memcpy(member(s, c), &bool_words[i].value, sizeof(bool));
            return HUB_OK;
        }
    }
    return hub_fail(err, HUB_EINVAL, "\"%s\" is not on or off", text);
}

static enum hub_rc set_int(const struct setting *s, struct config *c, const char *text,
    struct arena *a, struct hub_err *err)
{
    int64_t n = 0;
    if (!str_int(text, s->min, s->max, &n)) {
        return hub_fail(err, HUB_EINVAL, "\"%s\" is not %s", text, setting_range_text(s, a));
    }
    int32_t value = (int32_t)n;
    memcpy(member(s, c), &value, sizeof value);
    return HUB_OK;
}

static enum hub_rc set_time(
    const struct setting *s, struct config *c, const char *text, struct hub_err *err)
{
    hub_tod t = TOD_NONE;
    enum hub_rc rc = tod_parse(text, &t, err);
    if (rc == HUB_OK) {
        memcpy(member(s, c), &t.min, sizeof t.min);
    }
    return rc;
}

enum hub_rc config_set(const struct setting *s, struct config *c, const char *text, struct arena *a,
    struct hub_err *err)
{
    switch (s->type) {
    case SETTING_TEXT:
    case SETTING_PATH:
        return set_text(s, c, text, a, err);
    case SETTING_CHOICE:
        return set_choice(s, c, text, a, err);
    case SETTING_BOOL:
        return set_bool(s, c, text, err);
    case SETTING_INT:
        return set_int(s, c, text, a, err);
    case SETTING_TIME:
        return set_time(s, c, text, err);
    }
    hub_die("setting %s has no type", s->key);
}

int32_t config_int(const struct setting *s, const struct config *c)
{
    HUB_BUG(s->type == SETTING_INT || s->type == SETTING_TIME);
    int32_t value;
    memcpy(&value, const_member(s, c), sizeof value);
    return value;
}

static const char *bool_text(const void *at)
{
    bool value;
    memcpy(&value, at, sizeof value);
    return value ? "on" : "off";
}

const char *config_value_text(const struct setting *s, const struct config *c, struct arena *a)
{
    char buf[DATE_TEXT];
    switch (s->type) {
    case SETTING_TEXT:
    case SETTING_PATH:
    case SETTING_CHOICE:
        return get_text(const_member(s, c));
    case SETTING_BOOL:
        return bool_text(const_member(s, c));
    case SETTING_INT:
        return arena_printf(a, "%d", (int)config_int(s, c));
    case SETTING_TIME:
        return arena_strdup(a, tod_iso((hub_tod){config_int(s, c)}, buf));
    }
    hub_die("setting %s has no type", s->key);
}

static const char *choices_text(const char *choices, struct arena *a)
{
    struct sb out = sb_as_is(a);
    size_t count = str_parts(choices);
    for (size_t i = 0; i < count; i++) {
        sb_addf(&out, "%s%s",
            i == 0           ? ""
            : i + 1 == count ? " or "
                             : ", ",
            str_part(a, choices, i));
    }
    return sb_str(&out);
}

const char *setting_range_text(const struct setting *s, struct arena *a)
{
    switch (s->type) {
    case SETTING_TEXT:
    case SETTING_PATH:
        return "";
    case SETTING_CHOICE:
        return choices_text(s->choices, a);
    case SETTING_BOOL:
        return "on or off";
    case SETTING_INT:
        return arena_printf(a, "a whole number from %d to %d%s%s", (int)s->min, (int)s->max,
            s->unit ? ", in " : "", s->unit ? s->unit : "");
    case SETTING_TIME:
        return "a time of day such as 12:00";
    }
    hub_die("setting %s has no type", s->key);
}

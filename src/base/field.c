/* SPDX-License-Identifier: MIT */
#include "hub/base/field.h"

#include "field_priv.h"
#include "hub/base/str.h"
#include "hub/base/words.h"

#include <string.h>

const struct field *noun_field(const struct noun *n, const char *name)
{
    for (size_t i = 0; i < n->field_count; i++) {
        if (str_ieq(n->fields[i].column, name) || str_ieq(n->fields[i].word, name)) {
            return &n->fields[i];
        }
    }
    return NULL;
}

enum member field_member(const struct field *f)
{
    static const unsigned char members[FIELD_TYPES] = {
        [FIELD_TEXT] = MEMBER_IS_TEXT,
        [FIELD_NOTE] = MEMBER_IS_TEXT,
        [FIELD_CHOICE] = MEMBER_IS_TEXT,
        [FIELD_PHONE] = MEMBER_IS_TEXT,
        [FIELD_EMAIL] = MEMBER_IS_TEXT,
        [FIELD_TIMES] = MEMBER_IS_TEXT,
        [FIELD_LINKS] = MEMBER_IS_TEXT,
        [FIELD_BOOL] = MEMBER_IS_INT,
        [FIELD_INT] = MEMBER_IS_INT,
        [FIELD_DATE] = MEMBER_IS_DATE,
        [FIELD_WALL] = MEMBER_IS_WALL,
        [FIELD_TOD] = MEMBER_IS_TOD,
        [FIELD_STAMP] = MEMBER_IS_STAMP,
        [FIELD_REF] = MEMBER_IS_ID,
    };
    return (enum member)members[f->type];
}

union value field_get(const struct field *f, const void *record)
{
    static const size_t sizes[] = {
        [MEMBER_IS_TEXT] = sizeof(const char *),
        [MEMBER_IS_INT] = sizeof(int64_t),
        [MEMBER_IS_DATE] = sizeof(hub_date),
        [MEMBER_IS_WALL] = sizeof(hub_wall),
        [MEMBER_IS_TOD] = sizeof(hub_tod),
        [MEMBER_IS_STAMP] = sizeof(hub_stamp),
        [MEMBER_IS_ID] = sizeof(hub_id),
    };
    union value v = {0};
    memcpy(&v, (const char *)record + f->offset, sizes[field_member(f)]);
    return v;
}

void field_set(const struct field *f, void *record, union value v)
{
    void *at = (char *)record + f->offset;
    switch (field_member(f)) {
    case MEMBER_IS_TEXT:
        *(const char **)at = v.text;
        break;
    case MEMBER_IS_DATE:
        *(hub_date *)at = v.date;
        break;
    case MEMBER_IS_WALL:
        *(hub_wall *)at = v.wall;
        break;
    case MEMBER_IS_TOD:
        *(hub_tod *)at = v.tod;
        break;
    case MEMBER_IS_STAMP:
        *(hub_stamp *)at = v.stamp;
        break;
    case MEMBER_IS_ID:
        *(hub_id *)at = v.id;
        break;
    case MEMBER_IS_INT:
        *(int64_t *)at = v.n;
        break;
    }
}

union value field_none(const struct field *f)
{
    union value v = {0};
    switch (field_member(f)) {
    case MEMBER_IS_INT:
        v.n = INT_NONE;
        break;
    case MEMBER_IS_DATE:
        v.date = DATE_NONE;
        break;
    case MEMBER_IS_WALL:
        v.wall = WALL_NONE;
        break;
    case MEMBER_IS_TOD:
        v.tod = TOD_NONE;
        break;
    case MEMBER_IS_STAMP:
        v.stamp = STAMP_NONE;
        break;
    case MEMBER_IS_ID:
    case MEMBER_IS_TEXT:
        break;
    }
    return v;
}

bool field_is_text(const struct field *f)
{
    return field_member(f) == MEMBER_IS_TEXT;
}

static bool same(const struct field *f, union value a, union value b)
{
    switch (field_member(f)) {
    case MEMBER_IS_TEXT:
        return strcmp(a.text ? a.text : "", b.text ? b.text : "") == 0;
    case MEMBER_IS_DATE:
        return a.date.d == b.date.d;
    case MEMBER_IS_TOD:
        return a.tod.min == b.tod.min;
    case MEMBER_IS_WALL:
        return a.wall.min == b.wall.min;
    case MEMBER_IS_STAMP:
        return a.stamp.ms == b.stamp.ms;
    case MEMBER_IS_ID:
        return a.id.n == b.id.n;
    case MEMBER_IS_INT:
        return a.n == b.n;
    }
    return false;
}

bool field_equal(const struct field *f, const void *rec_a, const void *rec_b)
{
    return same(f, field_get(f, rec_a), field_get(f, rec_b));
}

bool field_is_empty(const struct field *f, const void *record)
{
    return same(f, field_get(f, record), field_none(f));
}

static const char *number_text(const struct field *f, int64_t n, struct arena *a)
{
    if (f->type == FIELD_BOOL) {
        return n ? "yes" : "no";
    }
    return arena_printf(a, "%lld", (long long)n);
}

const char *field_text(const struct field *f, const void *record, struct arena *a)
{
    char buf[DATE_TEXT];
    union value v = field_get(f, record);
    if (field_is_empty(f, record)) {
        return "";
    }
    switch (field_member(f)) {
    case MEMBER_IS_TEXT:
        return v.text;
    case MEMBER_IS_DATE:
        return arena_strdup(a, date_iso(v.date, buf));
    case MEMBER_IS_WALL:
        return arena_strdup(a, wall_iso(v.wall, buf));
    case MEMBER_IS_TOD:
        return arena_strdup(a, tod_iso(v.tod, buf));
    case MEMBER_IS_STAMP:
        return number_text(f, v.stamp.ms, a);
    case MEMBER_IS_ID:
        return number_text(f, v.id.n, a);
    case MEMBER_IS_INT:
        return number_text(f, v.n, a);
    }
    return "";
}

static const char *moment_shown(hub_wall w, struct arena *a)
{
    char day[DATE_TEXT], time[DATE_TEXT];
    return arena_printf(a, "%s, %s", date_medium(wall_date(w), day), tod_iso(wall_tod(w), time));
}

const char *field_shown(const struct field *f, const void *record, struct arena *a)
{
    char buf[DATE_TEXT];
    union value v = field_get(f, record);
    if (field_is_empty(f, record)) {
        return "";
    }
    switch (f->type) {
    case FIELD_DATE:
        return arena_strdup(a, date_medium(v.date, buf));
    case FIELD_WALL:
        return moment_shown(v.wall, a);
    case FIELD_STAMP:
        return moment_shown(stamp_to_wall(v.stamp), a);
    case FIELD_CHOICE:
        return words_choice(v.text);
    default:
        return field_text(f, record, a);
    }
}

void record_clear(const struct noun *n, void *record)
{
    memset(record, 0, n->size);
    ((struct record *)record)->removed_at = STAMP_NONE;
    for (size_t i = 0; i < n->field_count; i++) {
        field_set(&n->fields[i], record, field_none(&n->fields[i]));
    }
}

void field_copy(const struct field *f, void *to, const void *from)
{
    field_set(f, to, field_get(f, from));
}

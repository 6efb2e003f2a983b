/* SPDX-License-Identifier: MIT */
/* "EST5EDT,M3.2.0,M11.1.0": the rule at the end of a zone file (POSIX, TZ). */
#include "zone_priv.h"

#include <ctype.h>
#include <string.h>

enum { HOUR = 3600 };

static bool take_name(const char **p)
{
    const char *from = *p;
    if (**p == '<') {
        const char *end = strchr(*p, '>');
        *p = end ? end + 1 : *p;
        return end != NULL;
    }
    while (isalpha((unsigned char)**p)) {
        ++*p;
    }
    return *p - from >= 3;
}

static bool take_number(const char **p, int most, int *out)
{
    int n = 0;
    const char *from = *p;
    while (isdigit((unsigned char)**p) && n <= most) {
        n = n * 10 + (*(*p)++ - '0');
    }
    *out = n;
    return *p > from && n <= most;
}

/* "[+-]hh[:mm[:ss]]" */
static bool take_time(const char **p, int32_t *out)
{
    int sign = **p == '-' ? -1 : 1, parts[3] = {0};
    *p += **p == '-' || **p == '+';
    for (int i = 0; i < 3; i++) {
        if (i > 0 && **p != ':') {
            break;
        }
        *p += i > 0;
        if (!take_number(p, i == 0 ? 167 : 59, &parts[i])) {
            return false;
        }
    }
    *out = sign * (parts[0] * HOUR + parts[1] * 60 + parts[2]);
    return true;
}

static bool take_part(const char **p, char mark, int least, int most, int *out)
{
    if (*(*p)++ != mark) {
        --*p;
        return false;
    }
    return take_number(p, most, out) && *out >= least;
}

static bool take_rule(const char **p, struct zone_rule *r)
{
    if (*(*p)++ != ',') {
        --*p;
        return false;
    }
    r->time = 2 * HOUR;
    if (!take_part(p, 'M', 1, 12, &r->month) || !take_part(p, '.', 1, 5, &r->week) ||
        !take_part(p, '.', 0, 6, &r->weekday)) {
        return false;
    }
    if (**p == '/') {
        ++*p;
        return take_time(p, &r->time);
    }
    return true;
}

bool zone_rules_parse(const char *text, struct zone_rules *out)
{
    struct zone_rules r = {0};
    const char *p = text;
    if (!take_name(&p) || !take_time(&p, &r.standard)) {
        return false;
    }
    r.standard = -r.standard; /* POSIX counts west of Greenwich */
    r.summer = r.standard + HOUR;
    if (*p) {
        bool given;
        int32_t west = 0;
        r.summer_too = take_name(&p);
        given = *p && *p != ',';
        if (!r.summer_too || (given && !take_time(&p, &west))) {
            return false;
        }
        r.summer = given ? -west : r.summer;
        if (!take_rule(&p, &r.start) || !take_rule(&p, &r.end) || *p) {
            return false;
        }
    }
    r.known = true;
    *out = r;
    return true;
}

/* SPDX-License-Identifier: MIT */
/* The member behind a field row, as one value. */
#ifndef HUB_BASE_FIELD_PRIV_H
#define HUB_BASE_FIELD_PRIV_H

#include "hub/base/field.h"

enum member {
    MEMBER_IS_TEXT,
    MEMBER_IS_INT,
    MEMBER_IS_DATE,
    MEMBER_IS_WALL,
    MEMBER_IS_TOD,
    MEMBER_IS_STAMP,
    MEMBER_IS_ID,
};

union value {
    const char *text;
    int64_t n;
    hub_date date;
    hub_wall wall;
    hub_tod tod;
    hub_stamp stamp;
    hub_id id;
};

enum member field_member(const struct field *f);
union value field_get(const struct field *f, const void *record);
void field_set(const struct field *f, void *record, union value v);
union value field_none(const struct field *f);

#endif

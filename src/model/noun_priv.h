/* SPDX-License-Identifier: MIT */
/* Making a field table of a noun's list. SELF is the struct of the noun being written. */
#ifndef HUB_MODEL_NOUN_PRIV_H
#define HUB_MODEL_NOUN_PRIV_H

#include "hub/model/noun.h"

#include <stddef.h>

#define NOUN_ROW(type_, column_, word_, label_, flags_, ...)                                       \
    {.column = #column_,                                                                           \
        .word = word_,                                                                             \
        .label = label_,                                                                           \
        .type = FIELD_##type_,                                                                     \
        .flags = flags_,                                                                           \
        .offset = offsetof(SELF, column_),                                                         \
        __VA_ARGS__},

#define NOUN_SHAPE(table_)                                                                         \
    .table = #table_, .fields = table_##_fields,                                                   \
    .field_count = sizeof table_##_fields / sizeof table_##_fields[0], .size = sizeof(SELF)

#endif

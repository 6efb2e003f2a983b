/* SPDX-License-Identifier: MIT */
#include "text_has.h"

#include "unit.h"

#include <string.h>

void text_has(const char *text, const char *words)
{
    if (!text || !strstr(text, words))
        fail_msg("\"%s\" is not in:\n%s", words, text ? text : "(nothing)");
}

void text_has_not(const char *text, const char *words)
{
    if (text && strstr(text, words))
        fail_msg("\"%s\" is in:\n%s", words, text);
}

/* SPDX-License-Identifier: MIT */
/* Any bytes as hub.ini: no crash, and where there is no fault each line has its value. */
#include "config/config_priv.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena *a = arena_create();
    struct ini ini = {.a = a, .name = "hub.ini"};
    struct faults faults;
    struct hub_err err = {0};
    faults_on(&faults, a);
    char *text = arena_alloc(a, size + 1);
    memcpy(text, data, size);
    if (ini_parse(&ini, text, size, &faults, &err) != HUB_OK)
        abort();
    for (size_t i = 0; i < ini.count; i++)
        if (!ini.lines[i].value || (!faults.count && strchr(ini.lines[i].value, '"')))
            abort();
    arena_destroy(a);
    return 0;
}

/* SPDX-License-Identifier: MIT */
#include "hub/service/policy.h"

#include "hub/config/config.h"
#include "hub/config/settings.h"

void hub_policy(const struct config *c, struct policy *out)
{
    policy_defaults(out);
    for (size_t i = 0; c && i < policy_number_count; i++) {
        const struct setting *s = setting_find(policy_section(&policy_numbers[i]), policy_numbers[i].key);
        if (s) {
            *(int32_t *)(void *)((char *)out + policy_numbers[i].offset) = config_int(s, c);
        }
    }
}

# Makes the connector's user with the rights it needs and no others, for the companies named below.
#   odoo-bin shell -d <database> --no-http < user.py
LOGIN = "dunning-connector"
COMPANIES = [1]  # the numbers under dunning.companies.<id>.erp-id
NOTES_ON_CONTACTS = False  # True with dunning.odoo.notes-on: debtor

rights = ["base.group_user", "account.group_account_readonly"]
if NOTES_ON_CONTACTS:
    rights.append("base.group_partner_manager")
users = env["res.users"].with_context(no_reset_password=True)
groups = "group_ids" if "group_ids" in users._fields else "groups_id"
values = {
    groups: [(6, 0, [env.ref(right).id for right in rights])],
    "company_ids": [(6, 0, COMPANIES)],
    "company_id": COMPANIES[0],
}
user = users.search([("login", "=", LOGIN)])
if user:
    user.write(values)
else:
    user = users.create(dict(values, name="Dunning Connector", login=LOGIN))
env.cr.commit()
print("user %s has number %s; now make its API key in Odoo" % (LOGIN, user.id))

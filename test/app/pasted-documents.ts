// What Salesforce and Marketo give people to copy, as it stands in their documents.

export const FORM_HTML = `<META HTTP-EQUIV="Content-type" CONTENT="text/html; charset=UTF-8">
<form action="https://webto.salesforce.com/servlet/servlet.WebToLead?encoding=UTF-8" method="POST">
<input type=hidden name="oid" value="00Do0000000ZHog">
<input type=hidden name="retURL" value="http://">
<input type=hidden name='captcha_settings' value='{"keyname":"leads","fallback":"true","orgId":"00Do0000000ZHog","ts":""}'>
<label for="first_name">First Name</label><input id="first_name" maxlength="40" name="first_name" size="20" type="text" /><br>
<label for="last_name">Last Name</label><input id="last_name" maxlength="80" name="last_name" size="20" type="text" /><br>
<label for="company">Company</label><input id="company" maxlength="40" name="company" size="20" type="text" /><br>
<input type="submit" name="submit">
</form>`

/** With the slip that stands in Microsoft's own page. */
export const EMBED_CODE = `<script src="//app-ys12.marketo.com/js/forms2/js/forms2.min.js"></script>
<form id="mktoForm_1179"></form>
<script>MktoForms2.loadForm("("//app-ys12.marketo.com", "123-PQR-789", 1179);</script>`

export const LOST_LEAD_MAIL = `From: noreply@notice.salesforce.com
Subject: Salesforce Could Not Create This Lead

Salesforce could not create this lead because of the reason listed below. For more information about this error or help with Web-to-Lead, contact Customer Support.

Reason: Required fields are missing: [Region__c]

Lead Capture Page: Not available

Record Information:
    FirstName = MSFT_TEST_639000000000000000
    LastName = MSFT_TEST_639000000000000000
    LeadSource = AzureMarketplace-INS|contoso.my-offer

To incorporate this lead into salesforce.com you can key in the data above.`

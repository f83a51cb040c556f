/** Names of track events whose properties the Spec reserves (events.md). */
export type SemanticEvent = EcommerceEvent | MobileEvent | BusinessEvent | AudienceEvent

/** An online shop, version 2 of the names. */
export type EcommerceEvent =
  | 'Products Searched'
  | 'Product List Viewed'
  | 'Product List Filtered'
  | 'Promotion Viewed'
  | 'Promotion Clicked'
  | 'Product Clicked'
  | 'Product Viewed'
  | 'Product Added'
  | 'Product Removed'
  | 'Cart Viewed'
  | 'Checkout Started'
  | 'Checkout Step Viewed'
  | 'Checkout Step Completed'
  | 'Payment Info Entered'
  | 'Order Updated'
  | 'Order Completed'
  | 'Order Refunded'
  | 'Order Cancelled'
  | 'Coupon Entered'
  | 'Coupon Applied'
  | 'Coupon Denied'
  | 'Coupon Removed'
  | 'Product Added to Wishlist'
  | 'Product Removed from Wishlist'
  | 'Wishlist Product Added to Cart'
  | 'Product Shared'
  | 'Cart Shared'
  | 'Product Reviewed'

export type MobileEvent =
  | 'Application Installed'
  | 'Application Opened'
  | 'Application Backgrounded'
  | 'Application Foregrounded'
  | 'Application Updated'
  | 'Application Uninstalled'
  | 'Application Crashed'
  | 'Install Attributed'
  | 'Push Notification Received'
  | 'Push Notification Tapped'
  | 'Push Notification Bounced'
  | 'Deep Link Opened'
  | 'Deep Link Clicked'

/** Software that businesses subscribe to. */
export type BusinessEvent =
  | 'Account Created'
  | 'Account Deleted'
  | 'Signed Up'
  | 'Signed In'
  | 'Signed Out'
  | 'Invite Sent'
  | 'Account Added User'
  | 'Account Removed User'
  | 'Trial Started'
  | 'Trial Ended'

/** Audiences and computed traits (requirements.md R114). */
export type AudienceEvent = 'Audience Entered' | 'Audience Exited' | 'Trait Computed'
